package kz.kualik.authority.keys;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.audit.CheckpointSeal;
import kz.kualik.authority.audit.CheckpointSealer;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampTokenComposer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Signs checkpoints with the audit log's key and stamps them with the house's time-stamping key of the same algorithms. */
final class AuditSealer implements CheckpointSealer {

    private final KeyedCertificate audit;
    private final KeyedCertificate stamper;
    private final ASN1ObjectIdentifier policy;
    private final TimeStampTokenComposer composer;
    private final CryptoEngine engine;
    private final Clock clock;
    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());

    AuditSealer(
            KeyedCertificate audit,
            KeyedCertificate stamper,
            ASN1ObjectIdentifier policy,
            CryptoEngine engine,
            Clock clock) {
        this.audit = audit;
        this.stamper = stamper;
        this.policy = policy;
        this.composer = new TimeStampTokenComposer(
                stamper.certificate(), stamper.chain(), stamper.algorithm().digest());
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public CheckpointSeal seal(byte[] statement) {
        var signature = engine.sign(audit.key(), audit.algorithm(), statement);
        var request = TimeStampRequest.of(
                MessageImprint.of(DigestAlgorithm.SHA256, statement),
                serials.next().value());
        var token = composer.compose(
                request,
                policy,
                serials.next().value(),
                clock.instant(),
                Optional.empty(),
                engine.contentSigner(stamper.key(), stamper.algorithm()));
        List<Certificate> certificates = new ArrayList<>();
        certificates.add(audit.certificate());
        certificates.addAll(audit.chain());
        return new CheckpointSeal(signature, certificates, token);
    }
}
