package kz.kualik.pki.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.issue.TestHolders;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectNameTest {

    @Test
    void givenNameHoldsThePatronymic() throws Exception {
        var name = SubjectName.individual(PersonName.of("ТЕСТОВ", "ТЕСТ", "ТЕСТОВИЧ"), TestHolders.IIN);

        assertThat(labels(name)).containsExactly("CN", "SN", "serialNumber", "C", "G");
        assertThat(texts(name))
                .containsExactly("ТЕСТОВ ТЕСТ", "ТЕСТОВ", "IIN" + TestHolders.IIN.digits(), "KZ", "ТЕСТОВИЧ");
    }

    @Test
    void withoutPatronymicThereIsNoGivenName() throws Exception {
        var name = SubjectName.individual(PersonName.of("И", "ТЕСТ"), TestHolders.IIN);

        assertThat(labels(name)).containsExactly("CN", "SN", "serialNumber", "C");
    }

    @Test
    void aPersonOfASingleNameIsNamedByItAlone() throws Exception {
        var single = new PersonName("СУХАРТО", Optional.empty(), Optional.empty());

        assertThat(texts(SubjectName.individual(single, TestHolders.IIN)).getFirst())
                .isEqualTo("СУХАРТО");
    }

    @Test
    void aRepresentativeHasOrganizationAndBinBeforeThePatronymic() throws Exception {
        var name = SubjectName.representative(TestHolders.AIGUL, TestHolders.IIN, TestHolders.ENTITY, TestHolders.BIN);

        assertThat(labels(name)).containsExactly("CN", "SN", "serialNumber", "C", "O", "OU", "G");
        assertThat(texts(name).get(5)).isEqualTo("BIN" + TestHolders.BIN.digits());
    }

    @Test
    void anOrganizationMayBeLongerThan64Characters() throws Exception {
        assertThat(TestHolders.ENTITY).hasSizeGreaterThan(150);
        assertThat(texts(SubjectName.service("X", TestHolders.ENTITY))).contains(TestHolders.ENTITY);
    }

    @Test
    void stringTypesAreThoseOfTheField() throws Exception {
        var parts = SubjectName.individual(TestHolders.AIGUL, TestHolders.IIN).getRDNs();

        assertThat(parts[0].getFirst().getValue()).isInstanceOf(ASN1UTF8String.class);
        assertThat(parts[2].getFirst().getValue()).isInstanceOf(ASN1PrintableString.class);
        assertThat(parts[3].getFirst().getValue()).isInstanceOf(ASN1PrintableString.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ТЕСТОВ", "ТЕСТОВ\n", "ТЕСТ\u0000ОВ", "ТЕСТ\u202EОВ", "ТЕСТ\uD800"})
    void aTextThatIsNoNameIsRefused(String surname) {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> SubjectName.individual(PersonName.of(surname, "ТЕСТ"), TestHolders.IIN));
    }

    @Test
    void aBoundlessTextIsRefused() {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> SubjectName.service("X", "О".repeat(1_001)));
    }

    private static List<String> labels(X500Name name) {
        return Arrays.stream(name.getAttributeTypes())
                .map(oid -> NameAttribute.of(oid).orElseThrow().label())
                .toList();
    }

    private static List<String> texts(X500Name name) {
        return Arrays.stream(name.getRDNs())
                .map(part -> NameAttribute.text(part.getFirst().getValue()))
                .toList();
    }
}
