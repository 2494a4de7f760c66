package kz.kualik.authority.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.kualik.authority.applications.Application;
import kz.kualik.authority.applications.TestApplications;
import kz.kualik.authority.issuance.ApprovedApplications;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HolderNames;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.keys.TestLeaves;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.EntityState;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.revocation.ShownCertificate.Standing;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.authority.testing.AdjustableRegistry;
import kz.kualik.authority.testing.AdjustableRules;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.KnownHolders;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Who holds a valid key gets certificates for new keys at once, and nobody else does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class RenewalTest {

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(700);
    private static final AtomicInteger NEXT_ENTITY = new AtomicInteger(40);
    private static final IssuerId GOST = new IssuerId("gost");

    @Autowired
    private ValidKeys keys;

    @Autowired
    private KnownHolders holders;

    @Autowired
    private AdjustableRegistry registry;

    @Autowired
    private AdjustableRules rules;

    @Autowired
    private ApprovedApplications approved;

    @Autowired
    private BeanFactory rooms;

    @Autowired
    private DataSource source;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

    private JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    private int before;

    @BeforeEach
    void count() {
        before = renewals();
    }

    @AfterEach
    void asBefore() {
        registry.rise();
        registry.whileAsked(() -> {});
        rules.useThoseOfTheHouse();
    }

    /** Somebody with a certificate and its key, and the application that it was issued for. */
    private record Held(
            RegisteredPerson person,
            KeyPair key,
            Certificate certificate,
            HeldCertificate entry,
            Application application) {

        @Override
        public String toString() {
            return "Held";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gost,  individual,      GOST_2015_512, GOST_2015_512, 1",
        "rsa,   individual-sign, RSA_2048,      ECDSA_P256,    2",
        "ecdsa, individual-sign, ECDSA_P256,    GOST_2015_512, 1"
    })
    void aHolderGetsCertificatesForNewKeysOfAnyAlgorithm(
            String issuer, String profile, KeyAlgorithm old, KeyAlgorithm fresh, int count) throws Exception {
        var held = individual(new IssuerId(issuer), profile, old);
        var cms = signed(held, request("1", fresh, newKeys(fresh, count)));
        var renewed = renew(held, cms);
        assertThat(renewed.state().name().name()).isEqualTo("APPROVED");
        assertThat(renewed.person()).isEqualTo(held.application().person());
        assertThat(renewed.centre()).isEqualTo(held.application().centre());
        assertThat(renewed.identifiedBy()).contains(IdentificationMethod.REMOTE);
        assertThat(TestApplications.stations(rooms, renewed))
                .containsExactly("SUBMITTED", "IDENTIFYING", "UNDER_REVIEW", "APPROVED");
        assertThat(approved.find(renewed.id()).orElseThrow().requests()).hasSize(count);
        assertThat(jdbc().sql(
                                "select cms from renewal where application_id = :id and issuer = :issuer and serial = :serial")
                        .param("id", renewed.id())
                        .param("issuer", issuer)
                        .param("serial", held.entry().id().serial().toString())
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .isEqualTo(cms);
    }

    @Test
    void theAuditLogSaysThatAKeyIdentifiedAndARuleApproved() throws Exception {
        var held = individual();
        var renewed = renew(held, signed(held));
        assertThat(jdbc().sql("""
                        select action || ' ' || actor_kind
                          from audit_record
                         where object_id = :id
                         order by sequence
                        """)
                        .param("id", renewed.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "APPLICATION_SUBMITTED holder",
                        "APPLICATION_ADMITTED system",
                        "APPLICANT_IDENTIFIED holder",
                        "APPLICATION_APPROVED system");
    }

    @Test
    void theHeadOfAnEntityRenewsAsItsHead() throws Exception {
        var entity = entity();
        var held = head(entity);
        var renewed = renew(held, signed(held));
        assertThat(renewed.subjectType()).isEqualTo(SubjectType.FIRST_HEAD);
        assertThat(renewed.entity()).isEqualTo(held.application().entity());
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, renewal-certificate-expired",
        "REVOKED, renewal-certificate-revoked",
        "NOT_YET, renewal-certificate-not-yet-valid"
    })
    void aCertificateThatIsNotValidNowIdentifiesNobody(Standing standing, String code) throws Exception {
        var held = individual();
        holders.enter(held.certificate(), held.entry(), standing);
        refused(code, held, signed(held));
    }

    @Test
    void aCertificateThatIsNotInTheRegisterIdentifiesNobody() throws Exception {
        var held = individual();
        var forged =
                TestLeaves.by(GOST, held.key(), "individual", held.certificate().subject());
        var stranger = new Held(held.person(), held.key(), forged, held.entry(), held.application());
        refused("renewal-not-a-holder", held, signed(stranger));
    }

    @Test
    void theKeyForLoggingInDoesNotDo() throws Exception {
        var held = individual(new IssuerId("ecdsa"), "individual-auth", KeyAlgorithm.ECDSA_P256);
        refused("renewal-key-not-for-signatures", held, signed(held));
    }

    @Test
    void aRevocationWhileTheRegistryTakesItsTimeStopsIt() throws Exception {
        var held = individual();
        var cms = signed(held);
        registry.whileAsked(() -> holders.enter(held.certificate(), held.entry(), Standing.REVOKED));
        refused("renewal-certificate-revoked", held, cms);
    }

    @Test
    void aDocumentSignedWithTheKeyIsNoRequestWhateverStandsInIt() throws Exception {
        var held = individual();
        var content = request("1", KeyAlgorithm.GOST_2015_512, newKeys(KeyAlgorithm.GOST_2015_512, 1))
                .encoded();
        var document = signer(clock.instant()).sign(DocumentContent.of(content), CmsForm.ATTACHED, List.of(key(held)));
        refused("signed-request-unreadable", held, document);
    }

    @Test
    void aDetachedOneASecondSignerAndWhatIsNoCmsAreRefused() throws Exception {
        var held = individual();
        var content =
                DocumentContent.of(request("1", KeyAlgorithm.GOST_2015_512, newKeys(KeyAlgorithm.GOST_2015_512, 1))
                        .encoded());
        var signer = signer(clock.instant()).withContentType(RenewalRequest.CONTENT_TYPE);
        refused("signed-request-unreadable", held, signer.sign(content, CmsForm.DETACHED, List.of(key(held))));
        refused(
                "signed-request-unreadable",
                held,
                signer.sign(content, CmsForm.ATTACHED, List.of(key(held), key(held))));
        refused("signed-request-unreadable", held, new byte[] {1, 2, 3});
        refused("signed-request-unreadable", held, new byte[70_000]);
    }

    @Test
    void whatIsChangedAfterTheSignatureIsRefused() throws Exception {
        var held = individual();
        var cms = new String(signed(held), StandardCharsets.ISO_8859_1)
                .replace("agreement?1%", "agreement?2%")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused("signed-request-broken", held, cms);
    }

    @Test
    void whatIsNoRequestIsNoneHoweverWellItIsSigned() throws Exception {
        var held = individual();
        var nothing = DocumentContent.of(new byte[] {0x30, 0});
        var cms = signer(clock.instant())
                .withContentType(RenewalRequest.CONTENT_TYPE)
                .sign(nothing, CmsForm.ATTACHED, List.of(key(held)));
        refused("renewal-no-request", held, cms);
    }

    @Test
    void theSigningTimeLiesInTheCertificatesTimeAndNotAhead() throws Exception {
        var held = individual();
        var request = request("1", KeyAlgorithm.GOST_2015_512, newKeys(KeyAlgorithm.GOST_2015_512, 1));
        refused(
                "renewal-signing-time",
                held,
                signed(held, request, clock.instant().plus(Duration.ofMinutes(20))));
        refused(
                "renewal-signing-time",
                held,
                signed(held, request, held.entry().notBefore().minusSeconds(3600)));
    }

    @Test
    void aKeyIsCertifiedOnceAndTheOldOneNeverAgain() throws Exception {
        var held = individual();
        refused("key-already-used", held, signed(held, request("1", KeyAlgorithm.GOST_2015_512, List.of(held.key()))));
        var cms = signed(held);
        renew(held, cms);
        before = renewals();
        refused("key-already-used", held, cms);
    }

    @Test
    void whoDoesNotKnowTheDocumentOrHasDiedIsNotIdentified() throws Exception {
        var held = individual();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keys.renew(signed(held), "111111111", "ru", Optional.empty()))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("identity-not-confirmed"));
        var person = held.person();
        registry.say(changed(person, person.surname(), Optional.of(LocalDate.of(2026, 11, 1))));
        refused("identity-not-confirmed", held, signed(held));
    }

    @Test
    void whoHasAnotherNameByNowComesToACentre() throws Exception {
        var held = individual();
        registry.say(changed(held.person(), "ӨЗГЕРГЕН", Optional.empty()));
        refused("renewal-name-changed", held, signed(held));
    }

    @Test
    void anEntityThatIsRenamedWoundUpOrHasAnotherHeadHasNoRenewedHead() throws Exception {
        var entity = entity();
        var held = head(entity);
        registry.say(
                new RegisteredEntity(entity.bin(), "Басқа атау", entity.state(), entity.head(), entity.actingHead()));
        refused("renewal-name-changed", held, signed(held));
        registry.say(new RegisteredEntity(
                entity.bin(), entity.name(), EntityState.IN_LIQUIDATION, entity.head(), entity.actingHead()));
        refused("entity-not-active", held, signed(held));
        registry.say(new RegisteredEntity(
                entity.bin(), entity.name(), EntityState.ACTIVE, somebody().iin(), Optional.empty()));
        refused("role-not-held", held, signed(held));
    }

    @Test
    void whileTheRegistryIsSilentNothingIsTaken() throws Exception {
        var held = individual();
        registry.fall();
        refused("registry-unavailable", held, signed(held));
    }

    @Test
    void whoMayRenewIsTheBooksAndEmployeesMayNot() throws Exception {
        var entity = entity();
        var employee = held(
                GOST, "employee", KeyAlgorithm.GOST_2015_512, SubjectType.EMPLOYEE, somebody(), Optional.of(entity));
        refused("renewal-not-open", employee, signed(employee));
        var held = individual();
        rules.use(TestRules.read(
                TestRules.ownBook().replace("subjectTypes: [INDIVIDUAL, FIRST_HEAD]", "subjectTypes: []")));
        refused("renewal-not-open", held, signed(held));
    }

    @Test
    void anAgreementThatIsNotInForceIsNotTheOneThatWasAccepted() throws Exception {
        var held = individual();
        refused(
                "agreement-not-in-force",
                held,
                signed(held, request("0", KeyAlgorithm.GOST_2015_512, newKeys(KeyAlgorithm.GOST_2015_512, 1))));
    }

    @Test
    void keysThatAreSaidToLieElsewhereThanInAFileAreRefused() throws Exception {
        var held = individual();
        var pair = TestKeys.ENGINE.generateKeyPair(KeyAlgorithm.GOST_2015_512);
        var onACard = new CertificationRequestBuilder(new X500Name("CN=whoever"))
                .storage(KeyStorage.ID_CARD)
                .build(pair, KeyAlgorithm.GOST_2015_512.defaultSignature(), TestKeys.ENGINE);
        refused("request-refused", held, signed(held, RenewalRequest.of("1", List.of(onACard))));
    }

    private Held individual() throws Exception {
        return individual(GOST, "individual", KeyAlgorithm.GOST_2015_512);
    }

    private Held individual(IssuerId issuer, String profile, KeyAlgorithm algorithm) throws Exception {
        return held(issuer, profile, algorithm, SubjectType.INDIVIDUAL, somebody(), Optional.empty());
    }

    private Held head(RegisteredEntity entity) throws Exception {
        return held(
                GOST,
                "first-head",
                KeyAlgorithm.GOST_2015_512,
                SubjectType.FIRST_HEAD,
                SandboxPeople.headOf(entity),
                Optional.of(entity));
    }

    private Held held(
            IssuerId issuer,
            String profile,
            KeyAlgorithm algorithm,
            SubjectType type,
            RegisteredPerson person,
            Optional<RegisteredEntity> entity)
            throws Exception {
        var pairs = newKeys(algorithm, algorithm == KeyAlgorithm.GOST_2015_512 ? 1 : 2);
        var application = TestApplications.submit(rooms, type, person, entity, algorithm, pairs);
        var certificate =
                TestLeaves.by(issuer, pairs.getFirst(), profile, HolderNames.of(Optional.empty(), person, entity));
        var now = clock.instant();
        var id = store(issuer, certificate, now.minus(Duration.ofDays(1)));
        var entry = new HeldCertificate(
                id,
                application.id(),
                UUID.randomUUID(),
                type.name(),
                Optional.of(application.person()),
                application.entity(),
                profile,
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(7)),
                now.minus(Duration.ofDays(1)),
                now.minus(Duration.ofDays(1)));
        holders.enter(certificate, entry, Standing.VALID);
        return new Held(person, pairs.getFirst(), certificate, entry, application);
    }

    private CertificateId store(IssuerId issuer, Certificate certificate, Instant at) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            try {
                return new TestStore(source).add(issuer, certificate, at);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static RegisteredPerson somebody() {
        return SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
    }

    private static RegisteredEntity entity() {
        return SandboxPeople.entity(NEXT_ENTITY.getAndIncrement());
    }

    private static List<KeyPair> newKeys(KeyAlgorithm algorithm, int count) {
        return Stream.generate(() -> TestKeys.ENGINE.generateKeyPair(algorithm))
                .limit(count)
                .toList();
    }

    private static RegisteredPerson changed(RegisteredPerson person, String surname, Optional<LocalDate> diedOn) {
        return new RegisteredPerson(
                person.iin(),
                surname,
                person.givenName(),
                person.patronymic(),
                person.birthDate(),
                person.residency(),
                person.document(),
                diedOn);
    }

    private static RenewalRequest request(String agreement, KeyAlgorithm algorithm, List<KeyPair> pairs)
            throws Exception {
        var requests = new ArrayList<CertificationRequest>();
        for (var der : TestApplications.requests(algorithm, pairs)) {
            requests.add(CertificationRequest.parse(der));
        }
        return RenewalRequest.of(agreement, requests);
    }

    private static CmsSigner signer(Instant at) {
        return new CmsSigner(TestKeys.ENGINE, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static SigningKey key(Held held) {
        var algorithm = TestLeaves.algorithm(held.entry().id().issuer()).defaultSignature();
        return new SigningKey(held.key().getPrivate(), algorithm, held.certificate(), List.of());
    }

    private byte[] signed(Held held) throws Exception {
        return signed(held, request("1", KeyAlgorithm.GOST_2015_512, newKeys(KeyAlgorithm.GOST_2015_512, 1)));
    }

    private byte[] signed(Held held, RenewalRequest request) throws Exception {
        return signed(held, request, clock.instant());
    }

    private static byte[] signed(Held held, RenewalRequest request, Instant at) throws Exception {
        return signer(at)
                .withContentType(RenewalRequest.CONTENT_TYPE)
                .sign(DocumentContent.of(request.encoded()), CmsForm.ATTACHED, List.of(key(held)));
    }

    private Application renew(Held held, byte[] cms) throws ProblemException {
        return keys.renew(cms, held.person().document().number(), "ru", Optional.empty());
    }

    /** Refused, and nothing of it is left. */
    private void refused(String code, Held held, byte[] cms) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> renew(held, cms))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
        assertThat(renewals()).isEqualTo(before);
    }

    /** All applications that a key has identified, and all evidence of it. */
    private int renewals() {
        var counts = jdbc().sql("""
                        select (select count(*) from renewal)                                    as evidence,
                               (select count(*) from application where identified_by = 'REMOTE') as applications
                        """)
                .query((row, number) -> Map.of(row.getInt(1), row.getInt(2)))
                .single();
        assertThat(counts)
                .allSatisfy((evidence, applications) -> assertThat(applications).isEqualTo(evidence));
        return counts.keySet().iterator().next();
    }
}
