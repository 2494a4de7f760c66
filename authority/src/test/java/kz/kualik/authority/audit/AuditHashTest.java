package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditHashTest {

    private static final AuditRecord ROW = new AuditRecord(
            "node-1",
            7,
            Instant.parse("2026-11-22T10:15:30.123456Z"),
            AuditEvent.of(
                    new Actor.Operator("op-3"),
                    AuditAction.CERTIFICATE_REVOKED,
                    new AuditedObject("certificate", "rsa/7e30"),
                    Map.of("ground", "COURT_DECISION", "reason", "PRIVILEGE_WITHDRAWN")),
            AuditHash.beforeTheFirst());

    @Test
    void theHashIsAsTheDocumentationDescribesIt() {
        // SHA-256 of the input put together by hand (Python's hashlib), so that a change of the format is noticed.
        assertThat(ROW.hash()).hasToString("f6bfdacc7e931be82f7b6e4d1c1dad4d662c541d8d9d2892966eb380fc0b2e65");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyFieldIsCovered(UnaryOperator<AuditRecord> change) {
        assertThat(change.apply(ROW).hash()).isNotEqualTo(ROW.hash());
    }

    static Stream<UnaryOperator<AuditRecord>> changes() {
        return Stream.of(
                row -> new AuditRecord("node-2", row.sequence(), row.recordedAt(), row.event(), row.previousHash()),
                row -> new AuditRecord(row.chain(), 8, row.recordedAt(), row.event(), row.previousHash()),
                row -> new AuditRecord(
                        row.chain(), row.sequence(), row.recordedAt().plusNanos(1000), row.event(), row.previousHash()),
                row -> new AuditRecord(row.chain(), row.sequence(), row.recordedAt(), row.event(), row.hash()),
                row -> with(
                        row,
                        new AuditEvent(
                                new Actor.Operator("op-4"),
                                row.event().action(),
                                row.event().object(),
                                row.event().details())),
                row -> with(
                        row,
                        new AuditEvent(
                                new Actor.Applicant("op-3"),
                                row.event().action(),
                                row.event().object(),
                                row.event().details())),
                row -> with(
                        row,
                        new AuditEvent(
                                row.event().actor(),
                                AuditAction.CERTIFICATE_ISSUED,
                                row.event().object(),
                                row.event().details())),
                row -> with(
                        row,
                        AuditEvent.of(
                                row.event().actor(),
                                row.event().action(),
                                new AuditedObject("certificate", "rsa/7e31"),
                                row.event().details())),
                row -> with(
                        row,
                        AuditEvent.of(
                                row.event().actor(),
                                row.event().action(),
                                row.event().object(),
                                Map.of("ground", "COURT_DECISION"))));
    }

    private static AuditRecord with(AuditRecord row, AuditEvent event) {
        return new AuditRecord(row.chain(), row.sequence(), row.recordedAt(), event, row.previousHash());
    }
}
