package kz.kualik.signature.revocation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.pki.crl.CertificateRevocationList;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Whether a delta list amends a full list: the conditions of RFC 5280, sections 5.2.4 and 6.3.3 (c). */
final class DeltaRule {

    private DeltaRule() {}

    /** Same issuer, same scope, same key, and numbers in the right order. */
    static boolean amends(CertificateRevocationList delta, CertificateRevocationList full) {
        return Names.equal(delta.issuer(), full.issuer())
                && sameExtension(delta, full, Extension.issuingDistributionPoint)
                && sameExtension(delta, full, Extension.authorityKeyIdentifier)
                && inOrder(delta.baseCrlNumber(), full.crlNumber(), delta.crlNumber());
    }

    /** The full list holds what the delta list builds upon, and was made before it. */
    private static boolean inOrder(Optional<BigInteger> base, Optional<BigInteger> full, Optional<BigInteger> delta) {
        return base.isPresent()
                && full.isPresent()
                && delta.isPresent()
                && full.get().compareTo(base.get()) >= 0
                && full.get().compareTo(delta.get()) < 0;
    }

    private static boolean sameExtension(
            CertificateRevocationList one, CertificateRevocationList other, ASN1ObjectIdentifier identifier) {
        return Arrays.equals(octets(one, identifier), octets(other, identifier));
    }

    /** No octets where the extension is missing. */
    private static byte[] octets(CertificateRevocationList list, ASN1ObjectIdentifier identifier) {
        return list.extensions()
                .map(all -> all.getExtension(identifier))
                .map(extension -> extension.getExtnValue().getOctets())
                .orElseGet(() -> new byte[0]);
    }
}
