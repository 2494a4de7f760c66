package kz.kualik.pki.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.name.NameAttribute;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each profile's certificate, written down field by field, equals the golden one in the resources. Only what differs
 * from run to run (numbers, keys, key identifiers, signature) is left out, and tested elsewhere.
 */
class GoldenCertificateTest {

    static Stream<Named<CertificateProfile>> profiles() {
        return TestHierarchy.PROFILES.all().stream()
                .map(profile -> Named.of(profile.name().value(), profile));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void itIsTheGoldenOne(CertificateProfile profile) throws Exception {
        var certificate = issued(profile);

        assertThat(describe(certificate)).isEqualTo(golden(profile));
    }

    private static Certificate issued(CertificateProfile profile) throws Exception {
        var key = Stream.of(KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256)
                .filter(profile.keys()::contains)
                .findFirst()
                .orElseThrow();
        var authority = TestHierarchy.forHolder(key);
        return switch (profile.name().value()) {
            case "root-ca" -> authority.root();
            case "issuing-ca" -> authority.issuing();
            default -> authority.issue(profile, TestHolders.fitting(profile), TestHolders.keys(key));
        };
    }

    private static String describe(Certificate certificate) {
        var body = certificate.toHolder().toASN1Structure().getTBSCertificate();
        var subject = Arrays.stream(certificate.subject().getRDNs())
                .map(part -> part.getFirst())
                .map(part -> "  %s %s %s\n"
                        .formatted(
                                NameAttribute.of(part.getType()).orElseThrow().label(),
                                part.getValue().getClass().getSimpleName().replace("DER", ""),
                                NameAttribute.text(part.getValue())))
                .collect(Collectors.joining());
        var extensions = Arrays.stream(body.getExtensions().getExtensionOIDs())
                .map(oid -> describe(body.getExtensions().getExtension(oid)))
                .collect(Collectors.joining());
        return "version %d\nsignature %s\nnotBefore %s\nnotAfter %s\nsubject\n%skey %s\nextensions\n%s"
                .formatted(
                        body.getVersionNumber(),
                        body.getSignature().getAlgorithm().getId(),
                        body.getStartDate().getTime(),
                        body.getEndDate().getTime(),
                        subject,
                        body.getSubjectPublicKeyInfo()
                                .getAlgorithm()
                                .getAlgorithm()
                                .getId(),
                        extensions);
    }

    private static String describe(Extension extension) {
        var oid = extension.getExtnId();
        boolean ofKey = oid.equals(Extension.subjectKeyIdentifier) || oid.equals(Extension.authorityKeyIdentifier);
        var octets = extension.getExtnValue().getOctets();
        return "  %s%s %s\n"
                .formatted(
                        oid.getId(),
                        extension.isCritical() ? " critical" : "",
                        ofKey
                                ? "key identifier in " + octets.length + " octets"
                                : HexFormat.of().formatHex(octets));
    }

    private static String golden(CertificateProfile profile) throws Exception {
        try (var stream = GoldenCertificateTest.class.getResourceAsStream("/golden/" + profile.name() + ".txt")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
