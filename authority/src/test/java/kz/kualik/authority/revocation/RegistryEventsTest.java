package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.HouseSecret;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.revocation.RegistryEventTable.Outcome;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.pki.oid.SubjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the state's registry tells, and what becomes of the certificates. */
class RegistryEventsTest {

    private static final Instant NOW = RevocationRoom.NOW;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(20));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(20));

    private static final RegisteredPerson SOMEBODY = SandboxPeople.adult(30);
    private static final RegisteredPerson SUCCESSOR = SandboxPeople.adult(31);
    private static final RegisteredEntity COMPANY = SandboxPeople.entity(20);

    private final RevocationRoom room = new RevocationRoom();

    @Test
    void aDeathRevokesAllCertificatesOfThePersonAtOnceAndOnce() throws Exception {
        var person = room.remember(SOMEBODY);
        var own = individual(person, LONG_AGO);
        var forCompany =
                room.issue(SubjectType.EMPLOYEE, person, Optional.of(room.remember(COMPANY)), NOW.minusSeconds(60));
        var first = room.tell(ofPerson("death-1", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY));
        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.revoked()).containsExactlyInAnyOrder(own.toString(), forCompany.toString());
        assertThat(room.table.find(own).orElseThrow().ground()).isEqualTo(RevocationGround.of(LegalGround.OWNER_DEATH));
        var second = room.tell(ofPerson("death-1", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY));
        assertThat(second).isEqualTo(first);
        assertThat(room.audited("REGISTRY_EVENT_RECEIVED")).isEqualTo(1);
        assertThat(room.audited("CERTIFICATE_REVOKED")).isEqualTo(2);
    }

    @Test
    void aNameChangeRevokesWhatWasIssuedBeforeItAndLeavesTheRestToAnOfficer() throws Exception {
        var person = room.remember(SOMEBODY);
        var before = individual(person, LONG_AGO);
        var after = individual(person, NOW.minusSeconds(600));
        var told = room.tell(ofPerson("name-1", RegistryEventKind.NAME_CHANGE, SOMEBODY, YESTERDAY));
        assertThat(told.revoked()).containsExactly(before.toString());
        assertThat(room.isRevoked(after)).isFalse();
        assertThat(room.openTasks()).singleElement().satisfies(task -> {
            assertThat(task.certificate()).isEqualTo(after);
            assertThat(task.receivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void aChangeOfTheHeadRevokesTheFormerHeadsOpensTasksForTheOthersAndSparesTheNewOne() throws Exception {
        var company = room.remember(COMPANY);
        var former = head(room.remember(SOMEBODY), company, LONG_AGO);
        var successor = head(room.remember(SUCCESSOR), company, NOW.minusSeconds(600));
        var employee = room.issue(
                SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(32)), Optional.of(company), LONG_AGO);
        var own = individual(room.remember(SOMEBODY), LONG_AGO);
        var told = room.tell(headChange("head-1", YESTERDAY));
        assertThat(told.revoked()).containsExactly(former.toString());
        assertThat(room.openTasks()).map(RevocationTask::certificate).containsExactly(employee);
        assertThat(room.isRevoked(successor)).isFalse();
        assertThat(room.isRevoked(own)).isFalse();
    }

    @Test
    void eventsOutOfOrderDoNotHarmWhatCameAfterTheLaterOne() throws Exception {
        var company = room.remember(COMPANY);
        var thirdHead = head(room.remember(SUCCESSOR), company, NOW.minusSeconds(600));
        room.tell(headChange("later", YESTERDAY));
        var earlier = new RegistryNews(
                "earlier",
                RegistryEventKind.HEAD_CHANGE,
                Optional.empty(),
                Optional.of(COMPANY.bin()),
                Optional.of(SOMEBODY.iin()),
                YESTERDAY.minus(Duration.ofDays(5)));
        assertThat(room.tell(earlier).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(room.isRevoked(thirdHead)).isFalse();
        assertThat(room.openTasks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ENTITY_RENAMED,     true,  AFFILIATION_CHANGED",
        "ENTITY_LIQUIDATED,  true,  CESSATION_OF_OPERATION",
        "ENTITY_REORGANISED, false, AFFILIATION_CHANGED"
    })
    void whatHappensToAnEntityRevokesOrOpensATask(RegistryEventKind kind, boolean atOnce, String reason)
            throws Exception {
        var certificate = head(room.remember(SOMEBODY), room.remember(COMPANY), LONG_AGO);
        room.tell(new RegistryNews(
                "entity-1", kind, Optional.empty(), Optional.of(COMPANY.bin()), Optional.empty(), YESTERDAY));
        assertThat(room.isRevoked(certificate)).isEqualTo(atOnce);
        assertThat(room.openTasks()).hasSize(atOnce ? 0 : 1);
        assertThat(kind.ground().reason()).hasToString(reason);
    }

    @Test
    void whoIsUnknownIsToldSoAndNothingIsKeptOfTheNumber() throws Exception {
        var told = room.tell(ofPerson("unknown-1", RegistryEventKind.DEATH, SandboxPeople.adult(40), YESTERDAY));
        assertThat(told.outcome()).isEqualTo(Outcome.UNKNOWN_SUBJECT);
        assertThat(room.jdbc
                        .sql("select count(*) from registry_event where person_id is null and entity_id is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCertificateThatWasBeingMadeWhenTheEventCameIsFoundByTheSecondLook() throws Exception {
        var person = room.remember(SOMEBODY);
        assertThat(room.tell(ofPerson("death-2", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY))
                        .outcome())
                .isEqualTo(Outcome.NOTHING_TO_DO);
        var slipped = individual(person, NOW);
        applyAgain();
        assertThat(room.isRevoked(slipped)).isTrue();
        applyAgain();
        assertThat(room.audited("CERTIFICATE_REVOKED")).isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefused() throws Exception {
        room.tell(ofPerson("twice", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY));
        assertThatExceptionOfType(EventIdReusedException.class)
                .isThrownBy(() -> room.tell(ofPerson("twice", RegistryEventKind.DEATH, SUCCESSOR, YESTERDAY)));
    }

    @Test
    void twoDeliveriesAtOnceAreOneEvent() throws Exception {
        individual(room.remember(SOMEBODY), LONG_AGO);
        var news = ofPerson("at-once", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> room.tell(news));
            var other = threads.submit(() -> room.tell(news));
            assertThat(one.get()).isEqualTo(other.get());
        }
        assertThat(room.audited("CERTIFICATE_REVOKED")).isEqualTo(1);
    }

    @Test
    void anEventThatFitsNothingIsRefusedWithItsField() {
        assertThatExceptionOfType(UnfitEventException.class)
                .isThrownBy(() -> room.tell(ofPerson("future", RegistryEventKind.DEATH, SOMEBODY, NOW.plusSeconds(1))))
                .satisfies(refused -> assertThat(refused.members()).containsEntry("field", "occurredAt"));
        assertThatExceptionOfType(UnfitEventException.class)
                .isThrownBy(() -> room.tell(ofPerson("wrong", RegistryEventKind.ENTITY_RENAMED, SOMEBODY, YESTERDAY)))
                .satisfies(refused -> assertThat(refused.members()).containsEntry("field", "iin"));
        assertThatExceptionOfType(UnfitEventException.class)
                .isThrownBy(() -> room.tell(ofPerson("180340021791", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY)))
                .satisfies(refused -> assertThat(refused.members()).containsEntry("field", "eventId"));
    }

    @Test
    void whatAnEventSaidIsKnownAgainByAMarkThatNobodyCanTryOutWithoutTheSecret() throws Exception {
        var news = ofPerson("marked", RegistryEventKind.DEATH, SandboxPeople.adult(41), YESTERDAY);
        var mark = room.tell(news).content().orElseThrow();
        assertThat(mark).isEqualTo(news.content(RevocationRoom.SECRET));
        assertThat(mark).isNotEqualTo(news.content(new HouseSecret(new byte[] {3, 2, 1})));
        assertThatExceptionOfType(EventIdReusedException.class)
                .isThrownBy(() ->
                        room.tell(ofPerson("marked", RegistryEventKind.DEATH, SandboxPeople.adult(42), YESTERDAY)));
    }

    @Test
    void anEventFromBeforeTheMarksIsKnownByItsIdAlone() throws Exception {
        var news = ofPerson("old", RegistryEventKind.DEATH, SandboxPeople.adult(41), YESTERDAY);
        var first = room.tell(news);
        room.jdbc.sql("update registry_event set content = null").update();
        assertThat(room.tell(news).receivedAt()).isEqualTo(first.receivedAt());
    }

    @Test
    void whenTheRegistryMayNotRevokeByItselfAnOfficerDecides() throws Exception {
        room.rules.use(TestRules.read(TestRules.ownBook()
                .replace("OWNER_DEATH: [OPERATOR, SUPERVISOR, OFFICER, REGISTRY]", "OWNER_DEATH: [OFFICER]")));
        var certificate = individual(room.remember(SOMEBODY), LONG_AGO);
        room.tell(ofPerson("death-3", RegistryEventKind.DEATH, SOMEBODY, YESTERDAY));
        assertThat(room.isRevoked(certificate)).isFalse();
        assertThat(room.openTasks()).hasSize(1);
    }

    private void applyAgain() throws Exception {
        room.in(() -> {
            for (var event : room.events.recent()) {
                room.events.applyAgain(event);
            }
            return true;
        });
    }

    private CertificateId individual(PersonId person, Instant at) throws Exception {
        return room.issue(SubjectType.INDIVIDUAL, person, Optional.empty(), at);
    }

    private CertificateId head(PersonId person, EntityId company, Instant at) throws Exception {
        return room.issue(SubjectType.FIRST_HEAD, person, Optional.of(company), at);
    }

    private static RegistryNews ofPerson(String id, RegistryEventKind kind, RegisteredPerson person, Instant at) {
        return new RegistryNews(id, kind, Optional.of(person.iin()), Optional.empty(), Optional.empty(), at);
    }

    private static RegistryNews headChange(String id, Instant at) {
        return new RegistryNews(
                id,
                RegistryEventKind.HEAD_CHANGE,
                Optional.empty(),
                Optional.of(COMPANY.bin()),
                Optional.of(SUCCESSOR.iin()),
                at);
    }
}
