package kz.kualik.authority.issuance;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.Opening;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Plans real, small certificates for the keys in the requests (which here are bare SubjectPublicKeyInfo). */
final class TestPlanner implements CertificatePlanner {

    static final IssuerId ISSUER = new IssuerId("ecdsa");

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final KeyPair ISSUER_KEY = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);

    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());
    private volatile UnaryOperator<Certificate> afterSigning = UnaryOperator.identity();

    /** What happens in the moment after a signature was made. */
    void afterSigning(UnaryOperator<Certificate> action) {
        afterSigning = action;
    }

    static byte[] newKey() {
        return ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256).getPublic().getEncoded();
    }

    @Override
    public CertificatePlan plan(ApprovedApplication application, Instant now) {
        var planned = new ArrayList<PlannedCertificate>();
        for (var key : application.requests()) {
            planned.add(plan(application, planned.size(), key, now));
        }
        return new CertificatePlan(
                application,
                new PlannedHolder(application.subjectType(), Optional.empty(), Optional.empty(), Optional.empty()),
                Opening.of(
                        new AuditedObject("application", application.id().toString()),
                        "{\"iin\":\"" + application.iin().digits() + "\"}",
                        new SecureRandom()),
                planned);
    }

    private PlannedCertificate plan(ApprovedApplication application, int number, byte[] key, Instant now) {
        var serial = serials.next();
        var builder = new X509v3CertificateBuilder(
                new X500Name("CN=TEST"),
                serial.value(),
                Date.from(now),
                Date.from(now.plus(Duration.ofDays(365))),
                new X500Name("CN=holder"),
                SubjectPublicKeyInfo.getInstance(key));
        var intent = new Intent(
                new CertificateId(ISSUER, serial),
                application.id(),
                number,
                "individual",
                Sha256.of(key),
                Sha256.of(serial.toOctets()),
                now);
        return new PlannedCertificate(
                intent,
                () -> afterSigning.apply(Certificate.of(builder.build(
                        ENGINE.contentSigner(ISSUER_KEY.getPrivate(), KeyAlgorithm.ECDSA_P256.defaultSignature())))));
    }
}
