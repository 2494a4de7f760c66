package kz.kualik.signer.module;

import java.util.HexFormat;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.key.StoredKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import tools.jackson.databind.JsonNode;

/**
 * What commonUtils tells of a key: the certificate's fields as texts, times as milliseconds since 1970 in decimal, names in
 * the encoded order with commas and without spaces.
 */
final class KeyInfo {

    private KeyInfo() {}

    static JsonNode of(StoredKey key) {
        var certificate = key.certificate();
        return Answers.object()
                .put("alias", key.alias())
                .put("keyId", key.alias())
                .put("algorithm", algorithm(key))
                .put("subjectCn", commonName(certificate.subject()))
                .put("subjectDn", text(certificate.subject()))
                .put("issuerCn", commonName(certificate.issuer()))
                .put("issuerDn", text(certificate.issuer()))
                .put("serialNumber", certificate.serialNumber().value().toString())
                .put("certNotBefore", Long.toString(certificate.notBefore().toEpochMilli()))
                .put("certNotAfter", Long.toString(certificate.notAfter().toEpochMilli()))
                .put("authorityKeyIdentifier", authorityKeyIdentifier(certificate))
                .put("pem", PemOrDer.toPem("CERTIFICATE", certificate.encoded()).replace("\n", "\r\n"));
    }

    static String algorithm(StoredKey key) {
        return key.algorithm()
                .map(algorithm -> switch (algorithm.family()) {
                    case GOST_2015 -> "ECGOST3410-2015-512";
                    case GOST_2004 -> "ECGOST3410";
                    case RSA -> "RSA";
                    case ECDSA -> "EC";
                })
                .orElse("ECGOST3410");
    }

    private static String authorityKeyIdentifier(Certificate certificate) {
        return certificate
                .authorityKeyIdentifier()
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }

    static String text(X500Name name) {
        return BCStyle.INSTANCE.toString(name);
    }

    static String commonName(X500Name name) {
        return first(name, BCStyle.CN);
    }

    private static String first(X500Name name, ASN1ObjectIdentifier type) {
        var rdns = name.getRDNs(type);
        return rdns.length == 0
                ? ""
                : IETFUtils.valueToString(rdns[0].getFirst().getValue());
    }
}
