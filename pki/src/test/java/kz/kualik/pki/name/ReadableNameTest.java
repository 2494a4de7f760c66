package kz.kualik.pki.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Found by fuzzing: what Bouncy Castle decodes late is decoded, or refused, when a certificate is read. */
class ReadableNameTest {

    /** A commonName whose UTF8String holds the octet FF. */
    private static final X500Name DAMAGED =
            X500Name.getInstance(HexFormat.of().parseHex("300e310c300a06035504030c034142ff"));

    @Test
    void aNameWhoseTextIsNoTextIsNotReadable() {
        assertThat(ReadableName.isReadable(DAMAGED)).isFalse();
        assertThat(ReadableName.isReadable(new X500Name("CN=\u04d8\u043b\u0456\u043f\u0431\u0438")))
                .isTrue();
        assertThat(ReadableName.isReadable(new X500Name(""))).isTrue();
    }

    @Test
    void aCertificateWithSuchANameIsRefused() throws Exception {
        var encoded = builder(DAMAGED).build(signer()).getEncoded();
        assertThatThrownBy(() -> Certificate.parse(encoded)).isInstanceOf(MalformedCertificateException.class);
    }

    @Test
    void aKeyIdentifierThatCannotBeReadIsAsGoodAsNone() throws Exception {
        var certificate = Certificate.parse(builder(new X500Name("CN=TEST"))
                .addExtension(new Extension(
                        Extension.authorityKeyIdentifier, false, new DEROctetString(new byte[] {4, 1, 1})))
                .addExtension(
                        new Extension(Extension.subjectKeyIdentifier, false, new DEROctetString(new byte[] {4, 9, 1})))
                .build(signer())
                .getEncoded());
        assertThat(certificate.authorityKeyIdentifier()).isEmpty();
        assertThat(certificate.subjectKeyIdentifier()).isEmpty();
    }

    @Test
    void anAddressInPiecesInsideAnAuthorityKeyIdentifierIsAsGoodAsNone() throws Exception {
        var inPieces = HexFormat.of().parseHex("3006a104a6023000");
        var certificate = Certificate.parse(builder(new X500Name("CN=TEST"))
                .addExtension(new Extension(Extension.authorityKeyIdentifier, false, new DEROctetString(inPieces)))
                .build(signer())
                .getEncoded());
        assertThat(certificate.authorityKeyIdentifier()).isEmpty();
    }

    private static ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .build(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
    }

    private static X509v3CertificateBuilder builder(X500Name subject) throws Exception {
        return new X509v3CertificateBuilder(
                new X500Name("CN=TEST"),
                BigInteger.ONE,
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                subject,
                SubjectPublicKeyInfo.getInstance(KeyPairGenerator.getInstance("EC")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded()));
    }
}
