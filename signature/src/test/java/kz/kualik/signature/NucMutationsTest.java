package kz.kualik.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.TimeStampFacts;
import kz.kualik.signature.zip.ZipContainerReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Octets of the real CMS files and containers are changed in the ranges of a table, which says what a change there may lead
 * to. Ranges inside certificates are left out: a chain is judged elsewhere.
 */
class NucMutationsTest {

    private static final Path TABLE = Path.of(System.getProperty("kualik.testdata", "testdata"), "nuc-mutations.tsv");
    private static final int RANDOM_PLACES = 8;

    private final CmsSignatureReader cms = new CmsSignatureReader(TestSigners.ENGINE);
    private final ZipContainerReader containers = new ZipContainerReader(cms);

    @ParameterizedTest(name = "{0} {1}-{2} {3}")
    @MethodSource("ranges")
    void aChangeInTheRangeLeadsToWhatTheTableAllows(String path, int first, int last, String what, String expectation) {
        var original = NucSamples.read(path);
        var surprises = new ArrayList<String>();
        for (var place : places(first, last)) {
            var changed = original.clone();
            changed[place] ^= bit(path, place);
            var outcome = outcome(path, changed);
            if (!isAllowed(outcome, expectation)) {
                surprises.add("octet " + place + ": " + outcome);
            }
        }

        assertThat(surprises).isEmpty();
    }

    @Test
    void theTableHasRanges() {
        Assumptions.assumeTrue(Files.isRegularFile(TABLE), () -> "no " + TABLE);

        assertThat(ranges()).hasSizeGreaterThan(40);
    }

    static Stream<Arguments> ranges() {
        if (!Files.isRegularFile(TABLE)) {
            return Stream.of(Arguments.of("cms/individual_attached.der", 59, 144, "eContent", "FAILED or UNREADABLE"));
        }
        try {
            return Files.readAllLines(TABLE).stream()
                    .map(line -> line.split("\t"))
                    .filter(row -> row[0].matches("cms/.*\\.der|zip/.*"))
                    .filter(row -> !row[3].startsWith("certificate") && !row[6].equals("any"))
                    .map(row ->
                            Arguments.of(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]), row[3], row[6]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In a packed file the lowest bit is taken: the upper bits of its last octet may be mere padding (RFC 1951). */
    private static byte bit(String path, int place) {
        return (byte) (path.startsWith("zip/") ? 1 : 1 << (place % 8));
    }

    private static Iterable<Integer> places(int first, int last) {
        var random = new Random(first);
        var places = new TreeSet<>(List.of(first, last));
        for (var i = 0; i < RANDOM_PLACES; i++) {
            places.add(first + random.nextInt(last - first + 1));
        }
        return places;
    }

    /** What was found; empty when the document could not be read. */
    private List<SignatureFacts> outcome(String path, byte[] changed) {
        try {
            return path.startsWith("zip/")
                    ? containers.read(changed, List.of()).signatures()
                    : cms.read(changed, Optional.empty(), List.of());
        } catch (UnreadableDocumentException e) {
            return List.of();
        }
    }

    private static boolean isAllowed(List<SignatureFacts> outcome, String expectation) {
        return switch (expectation) {
            case "FAILED or UNREADABLE" ->
                outcome.isEmpty() || outcome.stream().anyMatch(facts -> facts.integrity() instanceof Integrity.Broken);
            case "not PASSED" -> outcome.isEmpty() || !areIntact(outcome);
            case "PASSED" ->
                !outcome.isEmpty() && areIntact(outcome) && stamps(outcome).noneMatch(NucMutationsTest::isBad);
            case "PASSED, time-stamp bad" ->
                areIntact(outcome) && stamps(outcome).anyMatch(NucMutationsTest::isBad);
            default -> throw new AssertionError("the table says '" + expectation + "'");
        };
    }

    private static boolean areIntact(List<SignatureFacts> outcome) {
        return outcome.stream().map(SignatureFacts::integrity).allMatch(Integrity.intact()::equals);
    }

    private static Stream<TimeStampFacts> stamps(List<SignatureFacts> outcome) {
        return outcome.stream().flatMap(facts -> facts.timeStamps().stream());
    }

    private static boolean isBad(TimeStampFacts stamp) {
        return !stamp.imprintFits() || !(stamp.integrity() instanceof Integrity.Intact);
    }
}
