package kz.kualik.pki.issue;

import java.security.KeyPair;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;
import kz.kualik.pki.identity.Sex;
import kz.kualik.pki.name.PersonName;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Subjects of every kind, and keys, which are expensive and so are made once. */
public final class TestHolders {

    public static final Iin IIN = SandboxIdentifiers.iin(LocalDate.of(1990, 5, 17), Sex.FEMALE, 0);
    public static final Bin BIN =
            SandboxIdentifiers.bin(YearMonth.of(2011, 3), EntityKind.RESIDENT, EntityUnit.HEAD_OFFICE, 0);
    public static final PersonName AIGUL = PersonName.of("ӘБДІҚАДЫРОВА", "АЙГҮЛ", "ҒАНИҚЫЗЫ");
    public static final String ENTITY = "«ҚҰРМАНҒАЗЫ» ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ".repeat(3);

    private static final Map<KeyAlgorithm, KeyPair> KEYS = new EnumMap<>(KeyAlgorithm.class);

    private TestHolders() {}

    public static synchronized KeyPair keys(KeyAlgorithm algorithm) {
        return KEYS.computeIfAbsent(algorithm, TestHierarchy.ENGINE::generateKeyPair);
    }

    public static CertificateSubject individual() throws Exception {
        return visited(SubjectType.INDIVIDUAL);
    }

    public static CertificateSubject visited(SubjectType type) throws Exception {
        var name = switch (type) {
            case INDIVIDUAL -> SubjectName.individual(AIGUL, IIN);
            case FIRST_HEAD, RIGHT_TO_SIGN, RIGHT_TO_SIGN_FINANCIAL, HR_EMPLOYEE, EMPLOYEE ->
                SubjectName.representative(AIGUL, IIN, ENTITY, BIN);
            case INFORMATION_SYSTEM ->
                SubjectName.informationSystem(
                        "e-Өтініш", Optional.of(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.2.6.33")), ENTITY, BIN);
        };
        return CertificateSubject.of(name, IdentificationMethod.VISIT, KeyStorage.PKCS12_FILE);
    }

    /** A subject that fits the profile; authorities are not among them. */
    public static CertificateSubject fitting(CertificateProfile profile) throws Exception {
        if (profile.subjectType().isPresent()) {
            return visited(profile.subjectType().get());
        }
        return switch (profile.name().value()) {
            case "tls-server" ->
                CertificateSubject.of(SubjectName.service("portal.example.kz", "Kualik TEST"))
                        .withDnsName("portal.example.kz")
                        .withIpAddress("127.0.0.1");
            case "tsa" -> CertificateSubject.of(SubjectName.timeStampingAuthority("Kualik TEST"));
            case "audit-log" -> CertificateSubject.of(SubjectName.auditLog("Kualik TEST"));
            case "ocsp-responder" -> CertificateSubject.of(SubjectName.ocspResponder("Kualik TEST"));
            case "feed-signer" -> CertificateSubject.of(SubjectName.service("STATUS FEED", "Kualik TEST"));
            case "operator" -> CertificateSubject.of(SubjectName.representative(AIGUL, IIN, "Kualik TEST", BIN));
            default -> throw new AssertionError(profile.name());
        };
    }
}
