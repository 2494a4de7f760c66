package kz.kualik.authority.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.revocation.Circumstance;
import kz.kualik.authority.revocation.LegalGround;
import kz.kualik.authority.revocation.Revocation;
import kz.kualik.authority.revocation.RevocationGround;
import kz.kualik.pki.certificate.SerialNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.HttpStatus;

class ProblemMessagesTest {

    private static final CertificateId CERTIFICATE = new CertificateId(new IssuerId("gost"), SerialNumber.ofHex("0a"));

    private final MessageSource messages = ProblemConfiguration.problemMessages();
    private final ProblemDocuments documents = new ProblemDocuments(messages);

    @Test
    void theThreeLanguagesHaveTheSameKeys() throws IOException {
        var kazakh = keys("problems.properties");
        assertThat(keys("problems_ru.properties")).isEqualTo(kazakh);
        assertThat(keys("problems_en.properties")).isEqualTo(kazakh);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasWordsInEachLanguage(ProblemException failure) {
        for (var language : List.of("kk", "ru", "en")) {
            var document = documents.of(failure, Locale.of(language));
            assertThat(document.getTitle()).isNotBlank();
            assertThat(document.getDetail()).isNotBlank().doesNotContain("{");
            assertThat(document.getType()).hasToString("urn:kualik:problem:" + failure.code());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome-unknown",
                "database-unavailable",
                "clock-not-right",
                "disk-nearly-full",
                "audit-witness-missing",
                "request-too-slow"
            })
    void whatStandsStillHasWordsInEachLanguage(String code) {
        var details = new HashSet<String>();
        for (var language : List.of("kk", "ru", "en")) {
            var document = documents.of(HttpStatus.SERVICE_UNAVAILABLE, code, new Object[] {30}, Locale.of(language));
            assertThat(document.getTitle()).isNotBlank();
            details.add(String.valueOf(document.getDetail()));
        }
        assertThat(details)
                .hasSize(3)
                .allSatisfy(detail -> assertThat(detail).isNotBlank().doesNotContain("{"));
    }

    @Test
    void aReasonInEnglishIsForProgramsAndStandsInNoSentence() {
        var reasoned = failures()
                .filter(failure -> Set.of("invalid-field", "request-refused").contains(failure.code()))
                .toList();
        assertThat(reasoned).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.members())
                    .hasEntrySatisfying(
                            "reason",
                            reason -> assertThat(String.valueOf(reason)).startsWith("example"));
            assertThat(documents.of(failure, Locale.of("kk")).getDetail())
                    .doesNotContain(String.valueOf(failure.members().get("reason")));
        });
    }

    @Test
    void anUnknownLanguageIsAnsweredInKazakh() {
        var failure = failures().findFirst().orElseThrow();
        assertThat(documents.of(failure, Locale.FRENCH).getTitle())
                .isEqualTo(documents.of(failure, Locale.of("kk")).getTitle());
    }

    @ParameterizedTest
    @CsvSource({
        "kz.kualik.authority.applications.ApplicationState$Name, state",
        "kz.kualik.authority.identification.DocumentKind, document",
        "kz.kualik.pki.identity.IdentifierFlaw, identifier"
    })
    void everyConstantThatASentenceMayNameHasAWordInEachLanguage(String type, String family)
            throws ClassNotFoundException {
        for (var constant : Class.forName(type).getEnumConstants()) {
            for (var language : List.of("kk", "ru", "en")) {
                var word = messages.getMessage("word." + family + "." + constant, null, Locale.of(language));
                assertThat(word).isNotBlank().doesNotContain(constant.toString());
            }
        }
    }

    /** One of each leaf class in the house, made with whatever its constructor takes. */
    static Stream<ProblemException> failures() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemException.class));
        return scanner.findCandidateComponents("kz.kualik.authority").stream()
                .flatMap(found -> makeAll(String.valueOf(found.getBeanClassName())));
    }

    /** A class for several situations has a method without parameters for each of them. */
    private static Stream<ProblemException> makeAll(String name) {
        try {
            var type = Class.forName(name);
            var parameters = type.getDeclaredConstructors()[0].getParameterTypes();
            if (parameters.length == 0 || parameters[0] != ProblemKind.class) {
                return Stream.of(make(name));
            }
            var made = new ArrayList<ProblemException>();
            for (var method : type.getDeclaredMethods()) {
                if (method.getReturnType() == type && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    made.add((ProblemException) method.invoke(type));
                }
            }
            return made.stream();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private static ProblemException make(String name) {
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            var types = constructor.getParameterTypes();
            var examples = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                examples[i] = example(types[i], i);
            }
            return (ProblemException) constructor.newInstance(examples);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private static Object example(Class<?> type, int position) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> "example " + position;
            case "int" -> 1;
            case "Name" -> List.of(type.getEnumConstants()).getFirst();
            case "Set" -> Set.of();
            case "Word" -> Word.of("field.required");
            case "List" -> List.of("example");
            case "LocalDate" -> LocalDate.of(2027, 1, 1);
            case "Instant" -> Instant.EPOCH;
            case "Duration" -> Duration.ofDays(1);
            case "CertificateId" -> CERTIFICATE;
            case "LegalGround" -> LegalGround.OWNER_REQUEST;
            case "Circumstance" -> Circumstance.HEAD_CHANGED;
            case "Revocation" ->
                new Revocation(CERTIFICATE, RevocationGround.of(LegalGround.OWNER_REQUEST), Instant.EPOCH);
            default -> throw new AssertionError("no example of " + type);
        };
    }

    private static List<Object> keys(String file) throws IOException {
        var properties = new Properties();
        try (var in = ProblemMessagesTest.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties.keySet().stream().sorted().toList();
    }
}
