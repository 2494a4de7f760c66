package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** The bags that both dialects write. */
final class SafeBags {

    private SafeBags() {}

    static SafeBag key(Pkcs12Entry entry, AlgorithmIdentifier algorithm, byte[] encrypted) {
        return new SafeBag(
                PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
                new EncryptedPrivateKeyInfo(algorithm, encrypted).toASN1Primitive(),
                attributes(entry).toSet());
    }

    static SafeBag ownCertificate(Pkcs12Entry entry) throws IOException {
        return new SafeBag(
                PKCSObjectIdentifiers.certBag,
                certificate(entry.chain().getFirst()),
                attributes(entry).toSet());
    }

    static SafeBag issuerCertificate(X509CertificateHolder issuer) throws IOException {
        return new SafeBag(PKCSObjectIdentifiers.certBag, certificate(issuer));
    }

    private static CertBag certificate(X509CertificateHolder certificate) throws IOException {
        return new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.getEncoded()));
    }

    private static BagAttributes attributes(Pkcs12Entry entry) {
        return new BagAttributes(entry.alias(), entry.localKeyId());
    }
}
