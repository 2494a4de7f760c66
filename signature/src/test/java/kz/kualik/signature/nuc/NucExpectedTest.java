package kz.kualik.signature.nuc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.crypto.GostParameterSet;
import kz.kualik.crypto.GostPublicKey;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathFacts;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.DocumentFacts;
import kz.kualik.signature.policy.DocumentJudgement;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signature.verify.VerifiedDocument;
import kz.kualik.signature.verify.VerifiedDocument.Judged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code nuc-expected.tsv}: kind, verdict, signers, algorithm, chain and time-stamp. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NucExpectedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Set<String> NO_DOCUMENTS = Set.of("content", "registry-json", "vectors");

    private final Set<String> held = new HashSet<>();
    private DocumentVerifier verifier;

    /** One row of the table. */
    record Row(
            String path,
            String kind,
            String algorithm,
            String password,
            String content,
            int signers,
            String chain,
            String timeStamp,
            String verdict) {

        static Row of(String[] columns) {
            return new Row(
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    Integer.parseInt(columns[5]),
                    columns[7],
                    columns[8],
                    columns[11]);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    @BeforeAll
    void prepare() {
        NucFiles.assumePresent();
        verifier = NucFiles.verifier();
    }

    @AfterAll
    void everyRowMustHaveBeenHeld() {
        if (verifier != null) {
            assertThat(held)
                    .containsExactlyInAnyOrderElementsOf(rows().map(Row::path).toList());
        }
    }

    static Stream<Row> rows() {
        NucFiles.assumePresent();
        return NucFiles.table("nuc-expected.tsv").stream().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRealFileGetsTheVerdictOfTheTable(Row row) {
        if (NO_DOCUMENTS.contains(row.kind())) {
            assertThat(verify(row, ValidationPolicy.CRYPTOGRAPHY_AND_CHAIN).verdict())
                    .isEqualTo(Verdict.UNREADABLE);
        } else {
            holdAgainst(row);
        }
        held.add(row.path());
    }

    @Test
    void withoutRevocationDataTheOrdinaryPolicyComesToTheSameVerdicts() {
        assertSoftly(softly -> rows().filter(row -> !NO_DOCUMENTS.contains(row.kind()))
                .forEach(row -> softly.assertThat(
                                verify(row, ValidationPolicy.ORDINARY).verdict())
                        .as(row.path())
                        .isEqualTo(Verdict.valueOf(row.verdict()))));
    }

    private void holdAgainst(Row row) {
        var verified = verify(row, ValidationPolicy.CRYPTOGRAPHY_AND_CHAIN);
        assertThat(verified.verdict()).as("%s", verified.reasons()).isEqualTo(Verdict.valueOf(row.verdict()));
        if (!(verified instanceof Judged(DocumentFacts facts, DocumentJudgement judgement))) {
            throw new AssertionError("could not be read");
        }
        assertSoftly(softly -> {
            softly.assertThat(facts.kind().label()).isEqualTo(row.kind());
            softly.assertThat(facts.signatures()).hasSize(row.signers());
            softly.assertThat(algorithm(facts)).isEqualTo(row.algorithm());
            softly.assertThat(anchors(facts)).isEqualTo(expectedAnchors(row));
            softly.assertThat(timeStamps(facts, judgement)).isEqualTo(row.timeStamp());
        });
    }

    private VerifiedDocument verify(Row row, ValidationPolicy policy) {
        var content = Optional.of(row.content())
                .filter(path -> !path.equals("-"))
                .map(path -> DocumentContent.of(NucFiles.read(path)));
        var password = Optional.of(row.password())
                .filter(text -> !text.equals("-"))
                .map(text -> Password.of(text.toCharArray()));
        return verifier.verify(NucFiles.read(row.path()), content, password, policy, NOW);
    }

    private static Stream<PathFacts> paths(DocumentFacts facts) {
        return Stream.concat(
                        facts.signatures().stream().flatMap(signature -> signature.chain().stream()),
                        facts.certificates().stream())
                .map(ChainFacts::path);
    }

    private static String algorithm(DocumentFacts facts) {
        var families = paths(facts).map(NucExpectedTest::family).collect(Collectors.toSet());
        return families.size() == 1 ? families.iterator().next() : "mixed";
    }

    private static String family(PathFacts path) {
        try {
            return switch (NucFiles.ENGINE.publicKey(path.target().publicKeyInfo())) {
                case GostPublicKey gost ->
                    gost.parameterSet() == GostParameterSet.GOST_34310_2004 ? "GOST2004" : "GOST2015";
                case RSAPublicKey rsa -> rsa.getAlgorithm();
                default -> "unknown";
            };
        } catch (UnsupportedKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Optional<Certificate>> anchors(DocumentFacts facts) {
        return paths(facts).map(PathFacts::anchor).toList();
    }

    private static List<Optional<Certificate>> expectedAnchors(Row row) {
        return Stream.of(row.chain().split(" \\| "))
                .map(name -> name.startsWith("none")
                        ? Optional.<Certificate>empty()
                        : Optional.of(NucCertificates.read(name)))
                .toList();
    }

    private static String timeStamps(DocumentFacts facts, DocumentJudgement judgement) {
        if (facts.signatures().isEmpty()) {
            return "none";
        }
        return judgement.signatures().stream()
                .map(signature -> signature.timeStamps().isEmpty()
                        ? "none"
                        : signature.provedTime().isPresent() ? "ok" : "bad")
                .collect(Collectors.joining(" | "));
    }
}
