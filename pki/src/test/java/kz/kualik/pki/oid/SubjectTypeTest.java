package kz.kualik.pki.oid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTypeTest {

    @ParameterizedTest
    @EnumSource(SubjectType.class)
    void aTypeIsRecognizedByItsOwnUsages(SubjectType type) {
        assertThat(SubjectType.of(type.extendedKeyUsages())).contains(type);
    }

    @Test
    void theGeneralUsageOfEntitiesIsNoRole() {
        assertThat(SubjectType.of(List.of(NationalObjectIdentifiers.LEGAL_ENTITY)))
                .isEmpty();
    }

    @Test
    void aRegisteredSystemIsAnInformationSystem() {
        assertThat(SubjectType.of(List.of(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.2.6.33"))))
                .contains(SubjectType.INFORMATION_SYSTEM);
    }

    @Test
    void theIndividualsUsageIsTheRegisteredOne() {
        assertThat(SubjectType.INDIVIDUAL.extendedKeyUsages())
                .extracting(ASN1ObjectIdentifier::getId)
                .containsExactly("1.2.398.3.3.4.1.1");
    }

    @Test
    void theIdentityCardsOidIsTheRegisteredOne() {
        assertThat(KeyStorage.ID_CARD.oid().getId()).isEqualTo("1.2.398.3.3.5.2.1");
    }

    @Test
    void theVisitsOidIsTheRegisteredOne() {
        assertThat(IdentificationMethod.VISIT.oid().getId()).isEqualTo("1.2.398.3.3.4.3.1");
    }
}
