package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.kualik.authority.audit.AuditUnavailableException;
import kz.kualik.authority.guard.DiskNearlyFullException;
import kz.kualik.authority.guard.TestDisk;
import kz.kualik.authority.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssuanceServiceTest {

    private final IssuanceFixture house = new IssuanceFixture();

    @Test
    void anApprovedApplicationGetsItsCertificates() {
        var application = house.approved(2);

        house.service.issue(application);

        assertThat(house.certificates.releasedFor(application)).hasSize(2);
        assertThat(house.intentStates(application)).containsExactly("CERTIFIED", "CERTIFIED");
    }

    @Test
    void noApprovalIsTakenUpWhileTheDiskIsNearlyFull() {
        var application = house.approved(1);
        var clock = TestClock.believed(IssuanceFixture.CLOCK);
        var approval = new ApplicationApproved(application);

        assertThatThrownBy(
                        () -> new ApplicationApprovedListener(house.service, clock, TestDisk.nearlyFull()).on(approval))
                .isInstanceOf(DiskNearlyFullException.class);
        assertThat(house.count("issuance_intent")).isZero();

        new ApplicationApprovedListener(house.service, clock, TestDisk.roomy()).on(approval);
        assertThat(house.certificates.releasedFor(application)).hasSize(1);
    }

    @Test
    void eachCertificateIsAnnouncedOnceAndItsStatusIsPublished() {
        var application = house.approved(2);

        house.service.issue(application);

        var ids = ids(house, application);
        assertThat(house.status.good).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(house.events)
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> (Object) new CertificateIssued(
                                application, id.issuer().value(), id.serial().toString()))
                        .toList());
    }

    @Test
    void whatAnEarlierVersionLeftUnreleasedIsReleased() {
        var application = house.approved(2);
        house.service.issue(application);
        house.jdbc.sql("update issuance set state = 'STORED'").update();
        house.jdbc.sql("update certificate set released_at = null").update();

        house.service.issue(application);

        assertThat(house.certificates.releasedFor(application)).hasSize(2);
    }

    @Test
    void theSecondDeliveryChangesNothing() {
        var application = house.approved(1);
        house.service.issue(application);
        var first = ids(house, application);

        house.service.issue(application);

        assertThat(ids(house, application)).isEqualTo(first);
        assertThat(house.events).hasSize(1);
        assertThat(house.count("certificate")).isEqualTo(1);
    }

    @Test
    void whatCannotEnterTheStatusLogIsNotIssued() {
        var application = house.approved(1);
        house.status.crashNext();

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(SimulatedCrash.class);

        assertThat(house.certificates.releasedFor(application)).isEmpty();
        assertThat(house.certificates.storedFor(application)).isEmpty();
    }

    @Test
    void aFailingSignatureRetiresTheSerialNumberAndTheNextDeliveryTakesAnother() {
        var application = house.approved(1);
        house.planner.afterSigning(certificate -> {
            throw new IllegalStateException("the key store has gone");
        });
        assertThatThrownBy(() -> house.service.issue(application)).hasMessage("the key store has gone");
        house.planner.afterSigning(certificate -> certificate);

        house.service.issue(application);

        assertThat(house.intentStates(application)).containsExactlyInAnyOrder("RETIRED", "CERTIFIED");
        assertThat(house.status.retired).hasSize(1).doesNotContainAnyElementsOf(ids(house, application));
    }

    @Test
    void aPlanThatACrashLeftBehindIsNotTakenUpBeforeItIsRetired() {
        var application = house.approved(1);
        house.planner.afterSigning(certificate -> {
            throw new SimulatedCrash("after the signature");
        });
        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(SimulatedCrash.class);
        house.planner.afterSigning(certificate -> certificate);

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(IssuanceUnderWayException.class);
    }

    @Test
    void aPlanThatWasRetiredMeanwhileIsNotStored() {
        var application = house.approved(1);
        house.planner.afterSigning(certificate -> {
            house.retirement.retireRemains();
            return certificate;
        });

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(PlanRetiredException.class);

        assertThat(house.count("certificate")).isZero();
    }

    @ParameterizedTest
    @EnumSource(CrashingTransactions.Moment.class)
    void aCrashAtAnyCommitLeavesNeitherALostNorADoubleCertificate(CrashingTransactions.Moment moment) {
        house.transactions.crashAt(-1, moment);
        house.service.issue(house.approved(2));
        var commits = house.transactions.begun();
        assertThat(commits).isEqualTo(2);

        for (var number = 1; number <= commits; number++) {
            var dying = new IssuanceFixture();
            var application = dying.approved(2);
            dying.transactions.crashAt(number, moment);
            assertThatThrownBy(() -> dying.service.issue(application)).isInstanceOf(SimulatedCrash.class);

            var reborn = dying.restart();
            reborn.service.issue(application);

            assertThat(reborn.certificates.releasedFor(application))
                    .as("released after a crash %s %s", moment, number)
                    .hasSize(2);
            assertThat(reborn.count("certificate")).isEqualTo(2);
            assertThat(reborn.count("issuance_intent where state = 'OPEN'")).isZero();
            assertThat(reborn.count("issuance_intent where state = 'RETIRED'")).isEqualTo(reborn.status.retired.size());
            assertThat(announced(dying).size() + announced(reborn).size()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aPlanWhoseCommitWasReportedAsFailedIsGivenUpAndTheNextDeliveryMakesAnother() {
        var application = house.approved(2);
        house.transactions.loseAnswerOf(1);

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(CrashingTransactions.LostAnswer.class);
        assertThat(house.intentStates(application)).containsExactly("RETIRED", "RETIRED");
        house.service.issue(application);

        assertThat(house.certificates.releasedFor(application)).hasSize(2);
        assertThat(house.count("certificate")).isEqualTo(2);
    }

    @Test
    void certificatesWhoseCommitWasReportedAsFailedStandAndAreNotIssuedTwice() {
        var application = house.approved(2);
        house.transactions.loseAnswerOf(2);

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(CrashingTransactions.LostAnswer.class);
        assertThat(house.intentStates(application)).containsExactly("CERTIFIED", "CERTIFIED");
        house.service.issue(application);

        assertThat(house.count("certificate")).isEqualTo(2);
        assertThat(house.status.retired).isEmpty();
    }

    @Test
    void aHolderWhoIsNewIsEnteredFirst() {
        var application = house.approved(2);
        house.holders.knowNobody(1);

        house.service.issue(application);

        assertThat(house.holders.entered()).isEqualTo(1);
        assertThat(house.certificates.releasedFor(application)).hasSize(2);
    }

    @Test
    void aHolderOfWhomTheRegistryTellsSomethingNewEachTimeWaitsForTheNextDelivery() {
        var application = house.approved(1);
        house.holders.knowNobody(2);

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(IssuanceUnderWayException.class);
        assertThat(house.count("issuance_intent")).isZero();
        house.service.issue(application);

        assertThat(house.certificates.releasedFor(application)).hasSize(1);
    }

    @Test
    void aSerialNumberIsNeverSignedAgainAfterACrash() {
        var application = house.approved(1);
        house.planner.afterSigning(certificate -> {
            throw new SimulatedCrash("after the signature");
        });
        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(SimulatedCrash.class);

        var reborn = house.restart();
        reborn.service.issue(application);

        assertThat(reborn.status.retired).hasSize(1).doesNotContainAnyElementsOf(ids(reborn, application));
    }

    @Test
    void withoutTheAuditLogNothingIsIssued() {
        var application = house.approved(1);
        house.jdbc
                .sql("alter table audit_record add constraint nothing_more check (false) not valid")
                .update();

        assertThatThrownBy(() -> house.service.issue(application)).isInstanceOf(AuditUnavailableException.class);

        assertThat(house.count("certificate")).isZero();
    }

    @Test
    void aKeyThatIsCertifiedAlreadyIsRefusedForGood() {
        var key = TestPlanner.newKey();
        house.service.issue(house.approved(List.of(key)));
        var second = house.approved(List.of(key));

        house.service.issue(second);

        assertThat(house.events).contains(new IssuanceRefused(second, IssuanceRefused.Reason.KEY_ALREADY_CERTIFIED));
        assertThat(house.certificates.storedFor(second)).isEmpty();
    }

    @Test
    void anAnnouncementOfAnApplicationThatIsNotApprovedIssuesNothing() {
        assertThatThrownBy(() -> house.service.issue(UUID.randomUUID()))
                .isInstanceOf(UnknownApplicationException.class);

        assertThat(house.count("issuance_intent")).isZero();
    }

    @Test
    void manyDeliveriesAtOnceGiveOneSetOfCertificates() throws Exception {
        var application = house.approved(2);

        atOnce(IntStream.range(0, 8).mapToObj(number -> application).toList());
        house.service.issue(application);

        assertThat(house.count("certificate")).isEqualTo(2);
        assertThat(house.events).hasSize(2);
    }

    @Test
    void manyApprovalsAtOnceAreAllIssued() throws Exception {
        var applications = Stream.generate(() -> house.approved(2)).limit(20).toList();

        atOnce(applications);

        assertThat(applications)
                .allSatisfy(application ->
                        assertThat(house.certificates.releasedFor(application)).hasSize(2));
        assertThat(house.count("audit_record")).isEqualTo(40);
    }

    /** Deliveries that meet another one under way are refused, and only those. */
    private void atOnce(List<UUID> applications) throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            var deliveries = applications.stream()
                    .map(application -> (Callable<Void>) () -> {
                        try {
                            house.service.issue(application);
                        } catch (IssuanceUnderWayException e) {
                            assertThat(e).hasMessageContaining(application.toString());
                        }
                        return null;
                    })
                    .toList();
            for (var delivery : executor.invokeAll(deliveries)) {
                delivery.get();
            }
        }
    }

    private static List<CertificateId> ids(IssuanceFixture house, UUID application) {
        return house.certificates.releasedFor(application).stream()
                .map(IssuedCertificate::id)
                .toList();
    }

    private static List<CertificateIssued> announced(IssuanceFixture house) {
        return house.events.stream()
                .filter(CertificateIssued.class::isInstance)
                .map(CertificateIssued.class::cast)
                .collect(Collectors.toList());
    }
}
