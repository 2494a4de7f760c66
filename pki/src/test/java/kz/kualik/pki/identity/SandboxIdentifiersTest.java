package kz.kualik.pki.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxIdentifiersTest {

    private static final LocalDate BIRTH_DATE = LocalDate.of(2008, 2, 29);

    @Test
    void differentIndexesGiveDifferentNumbers() {
        var numbers = IntStream.range(0, 500)
                .mapToObj(index -> SandboxIdentifiers.iin(BIRTH_DATE, Sex.MALE, index))
                .collect(Collectors.toSet());

        assertThat(numbers).hasSize(500).allMatch(Iin::isSandbox);
    }

    @Test
    void theSameInputGivesTheSameNumber() {
        assertThat(SandboxIdentifiers.iin(BIRTH_DATE, Sex.MALE, 7))
                .isEqualTo(SandboxIdentifiers.iin(BIRTH_DATE, Sex.MALE, 7));
    }

    @Test
    void birthDateAndSexComeBack() {
        var iin = SandboxIdentifiers.iin(BIRTH_DATE, Sex.FEMALE, 42);

        assertThat(iin.plausibleBirthDate()).contains(BIRTH_DATE);
        assertThat(iin.plausibleSex()).contains(Sex.FEMALE);
    }

    @Test
    void anEntityKeepsItsKindAndUnit() {
        var bin = SandboxIdentifiers.bin(YearMonth.of(2011, 11), EntityKind.NON_RESIDENT, EntityUnit.BRANCH, 150);

        assertThat(bin.kind()).isEqualTo(EntityKind.NON_RESIDENT);
        assertThat(bin.plausibleUnit()).contains(EntityUnit.BRANCH);
        assertThat(bin.isSandbox()).isTrue();
    }

    @Test
    void anIndexBeyondTheLastNumberIsRefused() {
        assertThatExceptionOfType(NoSuchSandboxNumberException.class)
                .isThrownBy(() -> SandboxIdentifiers.iin(BIRTH_DATE, Sex.MALE, 100_000));
    }

    @Test
    void aBirthDateThatNoIinCanTellIsRefused() {
        assertThatExceptionOfType(NoSuchSandboxNumberException.class)
                .isThrownBy(() -> SandboxIdentifiers.iin(LocalDate.of(2100, 1, 1), Sex.MALE, 0));
    }
}
