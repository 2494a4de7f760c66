package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.audit.AuditFinding.Kind;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.TrustStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to tamper with an audit log, done to a real one. */
class AuditVerificationTest {

    @TempDir
    private static Path shared = Path.of("");

    private static Optional<AuditHouse> made = Optional.empty();

    private List<String> lines = List.of();

    @BeforeAll
    static void fill() {
        made = Optional.of(new AuditHouse(shared).filled());
    }

    @AfterAll
    static void forget() {
        made = Optional.empty();
    }

    @BeforeEach
    void export() {
        lines = house().export();
    }

    @Test
    void anUntouchedLogIsIntactAndProven() throws Exception {
        var verdict = withFolder(lines).run(this::refuse);

        assertThat(verdict).isEqualTo(new AuditVerdict(10, 3, 0, 0, true));
        assertThat(verdict.isProven()).isTrue();
    }

    @Test
    void withoutTrustedCertificateOrCheckpointsNothingIsProven() throws Exception {
        assertThat(AuditVerification.of(house().write(lines), TestKeys.ENGINE)
                        .run(this::refuse)
                        .isProven())
                .isFalse();
        var bare = new ArrayList<>(lines);
        bare.removeIf(line -> ExportForgery.isOfType(line, "checkpoint"));
        assertThat(alone(bare).run(this::refuse).isProven()).isFalse();
    }

    @Test
    void rowsBehindTheLastCheckpointAreCounted(@TempDir Path folder) throws Exception {
        var own = new AuditHouse(folder).filled();
        own.act("node-2", 2);

        assertThat(AuditVerification.of(own.write(own.export()), TestKeys.ENGINE)
                        .run(this::refuse)
                        .unwitnessed())
                .isEqualTo(2);
    }

    @Test
    void aChangedRowIsFound() {
        var index = ExportForgery.indexOf(lines, "node-1", 3);
        lines.set(index, lines.get(index).replace("op-2", "op-1"));

        assertThat(kinds(alone(lines))).containsExactly(Kind.CHANGED);
    }

    @Test
    void aRowWhoseHashWasMadeToFitIsFoundByTheNextOne() {
        var index = ExportForgery.indexOf(lines, "node-1", 2);
        var changed =
                ExportForgery.row(lines.get(index).replace("op-1", "op-7")).fields();
        lines.set(index, ExportLines.record(changed, AuditHash.of(changed)));

        assertThat(kinds(alone(lines))).containsExactly(Kind.BROKEN_LINK);
    }

    @Test
    void aRemovedRowIsFound() {
        lines.remove(ExportForgery.indexOf(lines, "node-1", 3));

        assertThat(kinds(alone(lines))).containsExactly(Kind.REMOVED);
    }

    @Test
    void theFirstRowCannotBeRemovedEither() {
        lines.remove(ExportForgery.indexOf(lines, "node-2", 1));

        assertThat(kinds(alone(lines))).containsExactly(Kind.REMOVED);
    }

    @Test
    void rowsInAnotherOrderAreFound() {
        var index = ExportForgery.indexOf(lines, "node-1", 2);
        Collections.swap(lines, index, index + 1);

        assertThat(kinds(alone(lines))).contains(Kind.REORDERED);
    }

    @Test
    void rowsOfOneChainAmongThoseOfAnotherAreFound() {
        Collections.swap(lines, ExportForgery.indexOf(lines, "node-1", 2), ExportForgery.indexOf(lines, "node-2", 2));

        assertThat(kinds(alone(lines))).contains(Kind.REORDERED);
    }

    @Test
    void aChainThatWasCutOffIsFoundByCheckpoints() {
        lines.remove(ExportForgery.indexOf(lines, "node-1", 7));
        lines.remove(ExportForgery.indexOf(lines, "node-1", 6));

        assertThat(kinds(alone(lines))).containsExactly(Kind.CUT_OFF);
    }

    @Test
    void aLogThatWasCutOffTogetherWithItsCheckpointsIsFoundByTheFolderOnly() throws Exception {
        lines.remove(ExportForgery.indexOf(lines, "node-1", 7));
        lines.removeIf(line -> ExportForgery.isOfType(line, "checkpoint")
                && ExportForgery.checkpoint(line).statement().number() > 1);

        assertThat(alone(lines).run(this::refuse).isIntact()).isTrue();
        assertThat(kinds(withFolder(lines))).containsExactly(Kind.CUT_OFF);
    }

    @Test
    void aChainThatIsGoneAsAWholeIsFound() {
        lines.removeIf(line -> ExportForgery.isOfType(line, "record")
                && ExportForgery.row(line).fields().chain().equals("node-2"));

        assertThat(kinds(alone(lines))).containsExactly(Kind.CUT_OFF);
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByCheckpoints() throws Exception {
        var index = ExportForgery.indexOf(lines, "node-1", 3);
        lines.set(index, lines.get(index).replace("op-2", "op-1"));
        var anew = ExportForgery.recompute(lines);

        assertThat(kinds(alone(anew))).containsExactly(Kind.RECOMPUTED);
        var bare = new ArrayList<>(anew);
        bare.removeIf(line -> ExportForgery.isOfType(line, "checkpoint"));
        assertThat(alone(bare).run(this::refuse).isIntact()).isTrue();
        assertThat(kinds(withFolder(bare))).containsExactly(Kind.RECOMPUTED);
    }

    @Test
    void nodesThatWereSwappedAreFound() {
        var swapped = lines.stream()
                .map(line -> ExportForgery.isOfType(line, "record")
                        ? line.replace("\"chain\":\"node-1\"", "\"chain\":\"node-x\"")
                                .replace("\"chain\":\"node-2\"", "\"chain\":\"node-1\"")
                                .replace("\"chain\":\"node-x\"", "\"chain\":\"node-2\"")
                        : line)
                .toList();

        assertThat(kinds(alone(swapped))).contains(Kind.CHANGED);
        assertThat(kinds(alone(ExportForgery.recompute(swapped)))).contains(Kind.RECOMPUTED, Kind.CUT_OFF);
    }

    @Test
    void aCheckpointWithAnotherStatementIsForged() {
        var forged = ExportForgery.checkpoints(
                lines,
                checkpoint -> checkpoint.statement().number() != 3
                        ? checkpoint
                        : forge(checkpoint, checkpoint.text().replace("node-2", "node-3")));

        assertThat(kinds(alone(forged))).contains(Kind.FORGED_CHECKPOINT);
    }

    @Test
    void aCheckpointOfAnotherHouseIsForged() {
        var stranger = TestKeys.keys().issuers().stream()
                .filter(issuer -> issuer.id().value().equals("rsa"))
                .findFirst()
                .orElseThrow()
                .root();
        var verification =
                AuditVerification.of(house().write(lines), TestKeys.ENGINE).trusting(trust(stranger));

        assertThat(kinds(verification)).containsExactly(Kind.FORGED_CHECKPOINT);
    }

    @Test
    void aCheckpointWithTheStampOfAnotherIsForged() {
        var stamp = ExportForgery.checkpoint(lines.stream()
                        .filter(line -> ExportForgery.isOfType(line, "checkpoint"))
                        .findFirst()
                        .orElseThrow())
                .seal()
                .timeStamp();
        var forged = ExportForgery.checkpoints(
                lines,
                checkpoint -> new Checkpoint(
                        checkpoint.text(),
                        checkpoint.statement(),
                        new CheckpointSeal(
                                checkpoint.seal().signature(), checkpoint.seal().certificates(), stamp)));

        assertThat(kinds(alone(forged))).containsExactly(Kind.FORGED_CHECKPOINT);
    }

    @Test
    void aMissingCheckpointIsFoundInTheExportAndInTheFolder(@TempDir Path folder) throws IOException {
        var without = new ArrayList<>(lines);
        without.removeIf(line -> ExportForgery.isOfType(line, "checkpoint")
                && ExportForgery.checkpoint(line).statement().number() == 2);
        assertThat(kinds(alone(without))).containsExactly(Kind.MISSING_CHECKPOINT);

        for (var name : List.of("checkpoint-000000000001.json", "checkpoint-000000000003.json")) {
            Files.copy(house().files.folder().resolve(name), folder.resolve(name));
        }
        assertThat(kinds(alone(lines).withCheckpoints(folder))).containsExactly(Kind.MISSING_CHECKPOINT);
    }

    @Test
    void aCheckpointOfTheExportThatIsNotThatOfTheFolderIsFound() {
        var other = ExportForgery.checkpoints(
                lines,
                checkpoint -> checkpoint.statement().number() != 2
                        ? checkpoint
                        : forge(checkpoint, checkpoint.text().replace("\"sequence\":7", "\"sequence\":6")));

        assertThat(kinds(withFolder(other))).containsExactly(Kind.DIFFERENT_CHECKPOINT);
    }

    @Test
    void anExportThatWasCutOffOnItsWayIsIncomplete() {
        lines.removeLast();

        assertThat(kinds(alone(lines))).containsExactly(Kind.INCOMPLETE_EXPORT);
    }

    @Test
    void whatIsNoExportIsUnreadable() {
        for (var content : List.of("", "{}", "no json", "{\"type\":\"header\",\"format\":\"other\"}", "\u0000")) {
            assertThatThrownBy(() -> alone(List.of(content)).run(this::refuse))
                    .isInstanceOf(UnreadableEvidenceException.class);
        }
        lines.set(2, lines.get(2).replace("\"sequence\"", "\"seqence\""));
        assertThatThrownBy(() -> alone(lines).run(finding -> {})).isInstanceOf(UnreadableEvidenceException.class);
    }

    private static Checkpoint forge(Checkpoint checkpoint, String text) {
        try {
            return new Checkpoint(text, CheckpointStatement.parse(text), checkpoint.seal());
        } catch (UnreadableEvidenceException e) {
            throw new AssertionError(e);
        }
    }

    private AuditHouse house() {
        return made.orElseThrow();
    }

    /** With the checkpoints inside the export. */
    private AuditVerification alone(List<String> export) {
        return AuditVerification.of(house().write(export), TestKeys.ENGINE).trusting(trust(TestKeys.auditRoot()));
    }

    private AuditVerification withFolder(List<String> export) {
        return alone(export).withCheckpoints(house().files.folder());
    }

    private static TrustStore trust(Certificate root) {
        return TrustStore.of(TestKeys.ENGINE, List.of(root));
    }

    private Set<Kind> kinds(AuditVerification verification) {
        var kinds = EnumSet.noneOf(Kind.class);
        try {
            assertThat(verification.run(finding -> kinds.add(finding.kind())).isIntact())
                    .isEqualTo(kinds.isEmpty());
        } catch (IOException | UnreadableEvidenceException e) {
            throw new AssertionError(e);
        }
        return kinds;
    }

    private void refuse(AuditFinding finding) {
        throw new AssertionError(finding.toString());
    }
}
