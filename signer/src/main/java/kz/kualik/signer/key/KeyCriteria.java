package kz.kualik.signer.key;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Which keys a request may be answered with.
 *
 * @param purposes extended key usages; a certificate must have all of them
 * @param iin the holder's individual number, twelve digits
 * @param bin the number of the holder's entity, twelve digits
 * @param serialNumber the certificate's, in hexadecimal or decimal
 * @param issuers how the certificate's chain is judged
 * @param expiredToo whether a certificate that is not valid now will do
 * @param revokedToo whether a revoked certificate will do
 */
public record KeyCriteria(
        Set<String> purposes,
        Optional<String> iin,
        Optional<String> bin,
        Optional<String> serialNumber,
        AcceptedIssuers issuers,
        boolean expiredToo,
        boolean revokedToo) {

    private static final String SIGNATURE = KeyPurposeId.id_kp_emailProtection.getId();
    private static final String AUTHENTICATION = KeyPurposeId.id_kp_clientAuth.getId();

    public KeyCriteria {
        purposes = Set.copyOf(purposes);
    }

    /** Any key at all. */
    public static KeyCriteria any() {
        return new KeyCriteria(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AcceptedIssuers.everybody(),
                false,
                false);
    }

    /** Any key of this type: {@code SIGNATURE}, {@code AUTHENTICATION}; every other word means no difference. */
    public static KeyCriteria ofType(String keyType) {
        return switch (keyType) {
            case "SIGNATURE" -> any().withPurposes(Set.of(SIGNATURE));
            case "AUTHENTICATION" -> any().withPurposes(Set.of(AUTHENTICATION));
            default -> any();
        };
    }

    /** The same with these purposes. */
    public KeyCriteria withPurposes(Set<String> wanted) {
        return new KeyCriteria(wanted, iin, bin, serialNumber, issuers, expiredToo, revokedToo);
    }

    /** The same with certificates of these only. */
    public KeyCriteria withIssuers(AcceptedIssuers accepted) {
        return new KeyCriteria(purposes, iin, bin, serialNumber, accepted, expiredToo, revokedToo);
    }

    /** The same with certificates that are not valid now. */
    public KeyCriteria withExpired() {
        return new KeyCriteria(purposes, iin, bin, serialNumber, issuers, true, revokedToo);
    }

    /** Why the key will not do; empty if it will, as far as is known without asking anybody about revocation. */
    public Optional<Unfitness> unfitness(StoredKey key, Instant now) {
        var certificate = key.certificate();
        if (!expiredToo && (now.isBefore(certificate.notBefore()) || now.isAfter(certificate.notAfter()))) {
            return Optional.of(Unfitness.NOT_VALID_NOW);
        }
        if (!purposesOf(certificate).containsAll(purposes)) {
            return Optional.of(Unfitness.OTHER_PURPOSE);
        }
        var names = HolderNumbers.of(certificate);
        if ((iin.isPresent() && !names.iin().equals(iin))
                || (bin.isPresent() && !names.bin().equals(bin))) {
            return Optional.of(Unfitness.OTHER_HOLDER);
        }
        if (serialNumber.isPresent() && !isSerialNumber(certificate, serialNumber.get())) {
            return Optional.of(Unfitness.OTHER_CERTIFICATE);
        }
        return issuers.accept(certificate, key.chain()) ? Optional.empty() : Optional.of(Unfitness.OTHER_ISSUER);
    }

    private static boolean isSerialNumber(Certificate certificate, String wanted) {
        var number = certificate.serialNumber().value();
        return number.toString(16).equalsIgnoreCase(wanted.replaceFirst("^0+(?=.)", ""))
                || number.toString().equals(wanted);
    }

    private static Set<String> purposesOf(Certificate certificate) {
        try {
            return certificate
                    .extensions()
                    .flatMap(extensions -> Optional.ofNullable(ExtendedKeyUsage.fromExtensions(extensions)))
                    .map(usage -> Arrays.stream(usage.getUsages())
                            .map(KeyPurposeId::toOID)
                            .map(ASN1ObjectIdentifier::getId)
                            .collect(Collectors.toUnmodifiableSet()))
                    .orElse(Set.of());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Set.of();
        }
    }
}
