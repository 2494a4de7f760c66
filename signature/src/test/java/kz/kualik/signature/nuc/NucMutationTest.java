package kz.kualik.signature.nuc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signature.verify.VerifiedDocument;
import kz.kualik.signature.verify.VerifiedDocument.Judged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes bytes in every range of {@code nuc-mutations.tsv} (its first, its last, and some in between) and holds the
 * verdict against what a change there may lead to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NucMutationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final int SAMPLES_BETWEEN = 3;
    private static final Set<String> EXPECTATIONS =
            Set.of("FAILED or UNREADABLE", "not PASSED", "PASSED", "PASSED, time-stamp bad", "any");

    private final Set<Mutation> held = new HashSet<>();
    private DocumentVerifier verifier;

    /** One row of the table. */
    record Mutation(String path, int first, int last, String what, String expectation) {

        static Mutation of(String[] columns) {
            return new Mutation(
                    columns[0], Integer.parseInt(columns[1]), Integer.parseInt(columns[2]), columns[3], columns[6]);
        }

        /** Base64 text has bits that mean nothing at the ends of what it encodes. */
        boolean isText() {
            return path.endsWith(".b64") || path.endsWith(".pem");
        }

        @Override
        public String toString() {
            return path + " " + first + "-" + last + " " + what;
        }
    }

    @BeforeAll
    void prepare() {
        NucFiles.assumePresent();
        verifier = NucFiles.verifier();
    }

    @AfterAll
    void everyRangeMustHaveBeenHeld() {
        if (verifier != null) {
            assertThat(held).containsExactlyInAnyOrderElementsOf(mutations().toList());
        }
    }

    static Stream<Mutation> mutations() {
        NucFiles.assumePresent();
        return NucFiles.table("nuc-mutations.tsv").stream().map(Mutation::of);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aChangedByteLeadsToWhatTheTableAllows(Mutation mutation) {
        assertThat(EXPECTATIONS).contains(mutation.expectation());
        var original = NucFiles.read(mutation.path());
        assertSoftly(softly -> {
            for (int position : positions(mutation)) {
                for (byte changed : changes(mutation, original[position])) {
                    var document = original.clone();
                    document[position] = changed;
                    var verified = verify(document);
                    softly.assertThat(isAllowed(mutation.expectation(), verified))
                            .as(
                                    "octet %d: %02x -> %02x gives %s %s",
                                    position, original[position], changed, verified.verdict(), verified.reasons())
                            .isTrue();
                }
            }
        });
        held.add(mutation);
    }

    private VerifiedDocument verify(byte[] document) {
        return verifier.verify(
                document, Optional.empty(), Optional.empty(), ValidationPolicy.CRYPTOGRAPHY_AND_CHAIN, NOW);
    }

    private static Set<Integer> positions(Mutation mutation) {
        var positions = new TreeSet<Integer>();
        var random = new Random(mutation.toString().hashCode());
        // the first and last letters of encoded text share bits with their neighbours
        int margin = mutation.isText() && mutation.last() - mutation.first() > 8 ? 4 : 0;
        positions.add(mutation.first() + margin);
        positions.add(mutation.last() - margin);
        for (int count = 0; count < SAMPLES_BETWEEN; count++) {
            positions.add(random.nextInt(mutation.first() + margin, mutation.last() - margin + 1));
        }
        return positions;
    }

    /** In binary the lowest and the highest bit; in text another letter, or a letter in place of a line's end. */
    private static List<Byte> changes(Mutation mutation, byte original) {
        var changes = new ArrayList<Byte>();
        if (mutation.isText()) {
            changes.add((byte) (original == 'A' ? 'B' : 'A'));
        } else {
            changes.add((byte) (original ^ 0x01));
            changes.add((byte) (original ^ 0x80));
        }
        return changes;
    }

    private static boolean isAllowed(String expectation, VerifiedDocument verified) {
        var verdict = verified.verdict();
        return switch (expectation) {
            case "FAILED or UNREADABLE" -> verdict == Verdict.FAILED || verdict == Verdict.UNREADABLE;
            case "not PASSED" -> verdict != Verdict.PASSED;
            case "PASSED" -> verdict == Verdict.PASSED;
            case "PASSED, time-stamp bad" -> verdict == Verdict.PASSED && !hasProvedTime(verified);
            default -> true;
        };
    }

    private static boolean hasProvedTime(VerifiedDocument verified) {
        return verified instanceof Judged judged
                && judged.judgement().signatures().stream()
                        .anyMatch(signature -> signature.provedTime().isPresent());
    }
}
