package kz.kualik.pki.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.SubjectType;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The extended key usage extension (RFC 5280, section 4.2.1.12).
 *
 * @param entries in the order of the extension; none means no extension
 * @param critical whether the extension is marked critical
 */
public record ExtendedKeyUsageRule(List<Entry> entries, boolean critical) {

    /** The key signs the heads and snapshots of a status feed, and nothing else; below this project's own arc. */
    public static final ASN1ObjectIdentifier STATUS_FEED =
            new ASN1ObjectIdentifier("2.25.216651493801037025184332155216966491435.2.1");

    /** The words that profiles use for entries of the extension. */
    public enum Entry {
        EMAIL_PROTECTION,
        CLIENT_AUTH,
        SERVER_AUTH,
        TIME_STAMPING,
        OCSP_SIGNING,
        /** Signing the status feed, below our own arc. */
        STATUS_FEED,
        /** The identifiers that tell the type of subject. */
        SUBJECT_TYPE,
        /** The identifier that tells how the holder was identified. */
        IDENTIFICATION_METHOD
    }

    public ExtendedKeyUsageRule {
        entries = List.copyOf(entries);
    }

    /** Whether issue needs to know how the holder was identified. */
    public boolean needsIdentificationMethod() {
        return entries.contains(Entry.IDENTIFICATION_METHOD);
    }

    /** The identifiers for a subject of the type who was identified in that way, in order. */
    public List<ASN1ObjectIdentifier> oids(Optional<SubjectType> subjectType, Optional<IdentificationMethod> method) {
        return entries.stream()
                .flatMap(entry -> switch (entry) {
                    case EMAIL_PROTECTION -> Stream.of(KeyPurposeId.id_kp_emailProtection.toOID());
                    case CLIENT_AUTH -> Stream.of(KeyPurposeId.id_kp_clientAuth.toOID());
                    case SERVER_AUTH -> Stream.of(KeyPurposeId.id_kp_serverAuth.toOID());
                    case TIME_STAMPING -> Stream.of(KeyPurposeId.id_kp_timeStamping.toOID());
                    case OCSP_SIGNING -> Stream.of(KeyPurposeId.id_kp_OCSPSigning.toOID());
                    case STATUS_FEED -> Stream.of(ExtendedKeyUsageRule.STATUS_FEED);
                    case SUBJECT_TYPE -> subjectType.stream().flatMap(type -> type.extendedKeyUsages().stream());
                    case IDENTIFICATION_METHOD -> method.stream().map(IdentificationMethod::oid);
                })
                .toList();
    }
}
