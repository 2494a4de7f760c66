package kz.kualik.signer.tls;

import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Makes a computer's authority and its one leaf. The authority is closed as soon as it has signed the leaf, so that nobody can
 * steal its key afterwards.
 */
final class IdentityMaker {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final CryptoEngine engine;
    private final SecureRandom random;
    private final Clock clock;

    IdentityMaker(CryptoEngine engine, SecureRandom random, Clock clock) {
        this.engine = engine;
        this.random = random;
        this.clock = clock;
    }

    ServerIdentity make() throws IOException {
        var leafKeys = engine.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        try (var authority = ComputerAuthority.open(engine, random, clock.instant())) {
            return new ServerIdentity(
                    authority.certificate(),
                    leaf(authority, leafKeys),
                    PemOrDer.toPem("PRIVATE KEY", leafKeys.getPrivate().getEncoded()));
        }
    }

    private static Certificate leaf(ComputerAuthority authority, KeyPair keys) throws IOException {
        return authority.certify(
                new X500Name(ComputerAuthority.ORGANISATION + ",CN=127.0.0.1"),
                keys.getPublic(),
                Extension.create(Extension.basicConstraints, true, new BasicConstraints(false)),
                Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                Extension.create(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                Extension.create(Extension.subjectAlternativeName, false, namesOfThisComputer()));
    }

    private static GeneralNames namesOfThisComputer() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, new DEROctetString(LOOPBACK))
        });
    }
}
