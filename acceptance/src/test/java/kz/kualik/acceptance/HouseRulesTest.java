package kz.kualik.acceptance;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every class of the house has to obey, whatever room it stands in. */
class HouseRulesTest {

    private static final List<String> MODULES =
            List.of("crypto", "pki", "signature", "signer", "responder", "authority", "acceptance", "bench");

    private static final int LONGEST_CLASS = 400;

    private static final Path ROOT = Path.of(System.getProperty("kualik.root", ".."));

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kz.kualik");
    }

    @Test
    void modulesUseOnlyThoseAboveThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("kz.kualik..")
                .layer("crypto")
                .definedBy("kz.kualik.crypto..")
                .layer("pki")
                .definedBy("kz.kualik.pki..")
                .layer("signature")
                .definedBy("kz.kualik.signature..")
                .layer("signer")
                .definedBy("kz.kualik.signer..")
                .layer("responder")
                .definedBy("kz.kualik.responder..")
                .layer("authority")
                .definedBy("kz.kualik.authority..")
                .optionalLayer("acceptance")
                .definedBy("kz.kualik.acceptance..")
                .whereLayer("crypto")
                .mayNotAccessAnyLayer()
                .whereLayer("pki")
                .mayOnlyAccessLayers("crypto")
                .whereLayer("signature")
                .mayOnlyAccessLayers("crypto", "pki")
                .whereLayer("signer")
                .mayOnlyAccessLayers("crypto", "pki", "signature")
                .whereLayer("responder")
                .mayOnlyAccessLayers("crypto", "pki", "signature")
                .whereLayer("authority")
                .mayOnlyAccessLayers("crypto", "pki", "signature", "responder")
                .check(classes);
    }

    @Test
    void roomsDoNotDependOnEachOtherInACircle() {
        slices().matching("kz.kualik.(*).(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void noBareExceptionIsThrown() {
        ArchRuleDefinition.noClasses()
                .should(constructOneOf(Set.of(
                        RuntimeException.class.getName(),
                        Exception.class.getName(),
                        Throwable.class.getName(),
                        Error.class.getName())))
                .check(classes);
    }

    @Test
    void onlyCommandsWriteToTheStandardStreams() {
        ArchRuleDefinition.classes()
                .that()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .haveSimpleNameNotEndingWith("Console")
                .and()
                .haveSimpleNameNotEndingWith("Application")
                .and()
                .resideOutsideOfPackages("kz.kualik.bench..")
                .should(notAccessStandardStreams())
                .check(classes);
    }

    @Test
    void noClassIsLongerThanFourHundredLines() {
        assertThat(sources().filter(source -> lines(source).size() > LONGEST_CLASS))
                .as("sources of more than %d lines", LONGEST_CLASS)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(sources().map(Path::getParent).distinct().filter(room -> !isDescribed(room)))
                .as("packages without a described, @NullMarked package-info.java")
                .isEmpty();
    }

    @Test
    void noWorkIsPutOffWithoutAnIssue() {
        assertThat(sources()
                        .filter(source -> lines(source).stream()
                                .anyMatch(
                                        line -> line.matches(".*\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b(?!.*#\\d+).*"))))
                .isEmpty();
    }

    private static ArchCondition<JavaClass> constructOneOf(Set<String> names) {
        return new ArchCondition<>("construct one of " + names) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaConstructorCall call : item.getConstructorCallsFromSelf()) {
                    boolean superCall = call.getOrigin().isConstructor()
                            && item.getRawSuperclass()
                                    .map(parent -> parent.equals(call.getTargetOwner()))
                                    .orElse(false);
                    if (names.contains(call.getTargetOwner().getName()) && !superCall) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notAccessStandardStreams() {
        return new ArchCondition<>("not write to System.out or System.err") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static Stream<Path> sources() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(HouseRulesTest::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDescribed(Path room) {
        var description = room.resolve("package-info.java");
        if (!Files.isRegularFile(description)) {
            return false;
        }
        var text = String.join("\n", lines(description));
        return text.startsWith("/**") && text.contains("@NullMarked");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
