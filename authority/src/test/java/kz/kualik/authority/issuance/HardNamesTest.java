package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** Certificates for the sandbox's people with hard names: what the registry says, composed, linted and signed. */
class HardNamesTest {

    private static final Instant NOW = TestKeys.BORN.plusSeconds(3_600);

    private final RegistryCheck registry = new RegistryCheck(
            SandboxPeople.registry(Clock.fixed(NOW, ZoneOffset.UTC)), TestRules.read(TestRules.ownBook()));

    @Test
    void anEntityWithANameOf200CharactersStandsInTheCertificateWithAllOfThem() throws Exception {
        var entity = SandboxPeople.entitiesOf("LONG_NAME").getFirst();
        var subject = issued(SandboxPeople.headOf(entity), Optional.of(entity)).subject();
        assertThat(value(subject, BCStyle.O)).hasSize(200).isEqualTo(entity.name());
        assertThat(value(subject, BCStyle.OU)).isEqualTo("BIN" + entity.bin().digits());
    }

    @Test
    void whoHasNoPatronymicHasNoGivenNameAttribute() throws Exception {
        var person = SandboxPeople.of("NO_PATRONYMIC");
        var subject = issued(person, Optional.empty()).subject();
        assertThat(subject.getRDNs(BCStyle.GIVENNAME)).isEmpty();
        assertThat(value(subject, BCStyle.CN)).isEqualTo(person.surname() + " " + person.givenName());
    }

    @Test
    void aSurnameOfOneLetterIsASurname() throws Exception {
        var subject =
                issued(SandboxPeople.of("ONE_LETTER_SURNAME"), Optional.empty()).subject();
        assertThat(value(subject, BCStyle.SURNAME)).isEqualTo("Ю");
        assertThat(value(subject, BCStyle.CN)).isEqualTo("Ю ІЛИЯС");
    }

    @Test
    void aForeignersNameIsWrittenAsTheRegistryWritesIt() throws Exception {
        var subject = issued(SandboxPeople.of("NON_RESIDENT"), Optional.empty()).subject();
        assertThat(value(subject, BCStyle.CN)).isEqualTo("VAN DER BERG JOHANNES");
        assertThat(value(subject, BCStyle.C)).isEqualTo("KZ");
    }

    @Test
    void anInformationSystemIsNamedBesideItsEntityAndHoldsNoNumberOfAPerson() throws Exception {
        var entity = SandboxPeople.entity(3);
        var head = SandboxPeople.headOf(entity);
        var application = new ApprovedApplication(
                UUID.randomUUID(),
                SubjectType.INFORMATION_SYSTEM,
                head.iin(),
                Optional.of(entity.bin()),
                Optional.of("Құжат айналымы TEST"),
                KeyStorage.PKCS12_FILE,
                IdentificationMethod.VISIT,
                List.of(new byte[1]));
        var certificate = issued(application, "information-system-sign");
        assertThat(value(certificate.subject(), BCStyle.CN)).isEqualTo("Құжат айналымы TEST");
        assertThat(value(certificate.subject(), BCStyle.O)).isEqualTo(entity.name());
        assertThat(certificate.subject().getRDNs(BCStyle.SERIALNUMBER)).isEmpty();
    }

    private Certificate issued(RegisteredPerson person, Optional<RegisteredEntity> entity) throws Exception {
        var application = new ApprovedApplication(
                UUID.randomUUID(),
                entity.isPresent() ? SubjectType.FIRST_HEAD : SubjectType.INDIVIDUAL,
                person.iin(),
                entity.map(RegisteredEntity::bin),
                Optional.empty(),
                KeyStorage.PKCS12_FILE,
                IdentificationMethod.VISIT,
                List.of(new byte[1]));
        return issued(application, entity.isPresent() ? "first-head-sign" : "individual-sign");
    }

    private Certificate issued(ApprovedApplication application, String profile) throws Exception {
        var key = TestKeys.ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        var issuer = TestKeys.keys().issuer(new IssuerId("ecdsa")).orElseThrow();
        var composed = new CertificateComposer()
                .compose(
                        CertificateProfiles.builtIn().get(new ProfileName(profile)),
                        registry.factsFor(application, NOW).subject(),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()),
                        new SerialNumberGenerator(new SecureRandom()).next(),
                        Validity.starting(NOW, Period.ofYears(1)),
                        issuer.context());
        return issuer.sign(new CertificateLint().lint(composed));
    }

    private static String value(X500Name name, ASN1ObjectIdentifier attribute) {
        return name.getRDNs(attribute)[0].getFirst().getValue().toString();
    }
}
