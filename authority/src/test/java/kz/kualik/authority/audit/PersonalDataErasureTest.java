package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.pki.path.TrustStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataErasureTest {

    private static final AuditedObject APPLICATION = new AuditedObject("application", "a-1");
    private static final AuditedObject OTHER = new AuditedObject("application", "a-2");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCommitmentCanBeOpenedBeforeTheErasureAndNotAfterAndTheChainStands() throws Exception {
        var house = new AuditHouse(folder);
        var audit = TestAuditLog.on(house.source, Clock.fixed(AuditHouse.NOW, ZoneOffset.UTC));
        var commitments = TestAuditLog.commitments(house.source);
        var opening = Opening.of(APPLICATION, "{\"surname\":\"ТЕСТОВ\"}", new SecureRandom());
        var kept = Opening.of(OTHER, "{\"surname\":\"ТЕСТОВ\"}", new SecureRandom());
        house.transactions.executeWithoutResult(transaction -> {
            commitments.keep(List.of(opening, kept), AuditHouse.NOW);
            audit.record(AuditEvent.of(
                    new Actor.Operator("op-1"),
                    AuditAction.PERSON_LOOKED_UP,
                    APPLICATION,
                    Map.of("answer", HexFormat.of().formatHex(opening.commitment()))));
        });
        house.checkpoints.make();
        assertThat(opening.commitment()).isNotEqualTo(kept.commitment());
        assertThat(commitments.open(opening.commitment()))
                .hasValueSatisfying(said -> assertThat(said.content()).contains("ТЕСТОВ"));

        assertThat(erasure(house, audit, Duration.ofDays(1)).erase(APPLICATION, new Actor.Operator("op-2")))
                .containsEntry("commitments", 1);

        assertThat(commitments.open(opening.commitment())).isEmpty();
        assertThat(commitments.open(kept.commitment())).isPresent();
        var export = house.export();
        assertThat(export).noneMatch(line -> line.contains("ТЕСТОВ"));
        assertThat(export).anyMatch(line -> line.contains("PERSONAL_DATA_ERASED"));
        var verdict = AuditVerification.of(house.write(export), TestKeys.ENGINE)
                .withCheckpoints(house.files.folder())
                .trusting(TrustStore.of(TestKeys.ENGINE, List.of(TestKeys.auditRoot())))
                .run(finding -> {
                    throw new AssertionError(finding.toString());
                });
        assertThat(verdict.isProven()).isTrue();
    }

    @Test
    void whatIsOlderThanItMayBeKeptIsErasedAndRecordedOnce() {
        var house = new AuditHouse(folder);
        var audit = TestAuditLog.on(house.source, Clock.fixed(AuditHouse.NOW, ZoneOffset.UTC));
        var commitments = TestAuditLog.commitments(house.source);
        var old = Opening.of(APPLICATION, "old", new SecureRandom());
        var young = Opening.of(OTHER, "young", new SecureRandom());
        commitments.keep(List.of(old), AuditHouse.NOW.minus(Duration.ofDays(31)));
        commitments.keep(List.of(young), AuditHouse.NOW.minus(Duration.ofDays(29)));
        var erasure = erasure(house, audit, Duration.ofDays(30));

        erasure.eraseExpired();
        erasure.eraseExpired();

        assertThat(commitments.open(old.commitment())).isEmpty();
        assertThat(commitments.open(young.commitment())).isPresent();
        assertThat(house.jdbc
                        .sql("select count(*) from audit_record where action = 'PERSONAL_DATA_ERASED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aContentThatWasChangedDoesNotOpenItsCommitment() {
        var house = new AuditHouse(folder);
        var commitments = TestAuditLog.commitments(house.source);
        var opening = Opening.of(APPLICATION, "said", new SecureRandom());
        commitments.keep(List.of(opening), AuditHouse.NOW);
        house.jdbc
                .sql("update commitment_opening set content = 'said otherwise'")
                .update();

        assertThat(commitments.open(opening.commitment())).isEmpty();
    }

    private static PersonalDataErasure erasure(AuditHouse house, AuditLog audit, Duration keep) {
        return new PersonalDataErasure(
                TestAuditLog.commitments(house.source),
                List.of(),
                audit,
                keep,
                house.transactions,
                Clock.fixed(AuditHouse.NOW, ZoneOffset.UTC));
    }
}
