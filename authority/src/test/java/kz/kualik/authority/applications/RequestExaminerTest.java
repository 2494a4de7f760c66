package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;

class RequestExaminerTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();

    private final RequestExaminer examiner = new RequestExaminer(ENGINE);

    @Test
    void oneGostKeyIsEnough() throws Exception {
        assertThat(examiner.examine(form(Applicants.requests(KeyAlgorithm.GOST_2015_512, 1))))
                .extracting(KeyRequest::algorithm)
                .containsExactly(KeyAlgorithm.GOST_2015_512);
    }

    @Test
    void anEcdsaPairIsTakenInItsOrder() throws Exception {
        var pair = Applicants.requests(KeyAlgorithm.ECDSA_P256, 2);
        assertThat(examiner.examine(form(pair)))
                .extracting(request -> request.request().encoded())
                .containsExactlyElementsOf(pair);
    }

    @Test
    void oneRsaKeyIsTooFewAndTwoGostKeysAreTooMany() {
        assertThatThrownBy(() -> examiner.examine(form(Applicants.requests(KeyAlgorithm.ECDSA_P256, 1))))
                .isInstanceOf(RequestCountException.class);
        assertThatThrownBy(() -> examiner.examine(form(Applicants.requests(KeyAlgorithm.GOST_2015_512, 2))))
                .isInstanceOf(RequestCountException.class);
    }

    @Test
    void noneAndThreeRequestsAreRefused() {
        assertThatThrownBy(() -> examiner.examine(form(List.of()))).isInstanceOf(RequestCountException.class);
        assertThatThrownBy(() -> examiner.examine(form(Applicants.requests(KeyAlgorithm.ECDSA_P256, 3))))
                .isInstanceOf(RequestCountException.class);
    }

    @Test
    void aPairOfTwoAlgorithmsIsRefused() {
        var mixed = new ArrayList<>(Applicants.requests(KeyAlgorithm.ECDSA_P256, 1));
        mixed.addAll(Applicants.requests(KeyAlgorithm.ECDSA_P384, 1));
        assertThatThrownBy(() -> examiner.examine(form(mixed)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("one algorithm");
    }

    @Test
    void aRequestWhoseSignatureWasChangedIsRefused() {
        var request = Applicants.requests(KeyAlgorithm.GOST_2015_512, 1).getFirst();
        request[request.length - 1] ^= 1;
        assertThatThrownBy(() -> examiner.examine(form(List.of(request)))).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void bytesThatAreNoRequestAreRefused() {
        assertThatThrownBy(() -> examiner.examine(form(List.of(new byte[] {0x30, 0x03, 1, 2, 3}))))
                .isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void anotherStorageThanTheFormsIsRefused() {
        var request = new CertificationRequestBuilder(new X500Name("CN=whoever")).storage(KeyStorage.ID_CARD);
        assertThatThrownBy(() -> examiner.examine(form(List.of(Applicants.signed(request)))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("storage");
    }

    @Test
    void anotherMailAddressThanTheFormsIsRefused() {
        var request = Applicants.builder().email("somebody.else@example.kz");
        assertThatThrownBy(() -> examiner.examine(form(List.of(Applicants.signed(request)))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("e-mail");
    }

    private static SubmissionForm form(List<byte[]> requests) {
        return Applicants.individual(SandboxPeople.adult(10), requests);
    }
}
