package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.NucSamples;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CMS files that the real NUC's software made. */
class NucCmsFilesTest {

    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @ParameterizedTest
    @CsvSource({
        "dk_organization_active_AUTH_RSA256_d682726b55b3e62600ea8fe1c74e75fc96f47790.cms.b64, RSA with SHA-256",
        "dk_organization_revoked_GOSTKNCA_c372b7809440fcb681051bbc89ea2f089fd2fe16.cms.b64, GOST 34.310-2004",
        "dk_personal_active_AUTH_RSA256_b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d.cms.b64, RSA with SHA-256",
        "dk_personal_active_RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.cms.b64, RSA with SHA-256",
        "dk_personal_revoked_AUTH_RSA256_60d5a0346dd52fb5f3b9148e6cfbcd6cf323d119.cms.b64, RSA with SHA-256",
        "gost2004_prod_attached_with_tst_2018.der, GOST 34.310-2004",
        "individual_attached.der, GOST R 34.10-2015 (512 bit)",
        "ncanode_SIGNED_CMS_ONE_SIGNER.der, RSA with SHA-256"
    })
    void anAttachedSignatureIsIntact(String file, String algorithm) throws UnreadableDocumentException {
        var facts = read(file);

        assertThat(facts).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(Integrity.intact());
            assertThat(signature.algorithm()).isEqualTo(algorithm);
            assertThat(signature.signer()).isPresent();
            assertThat(signature.claimedTime()).isPresent();
            assertThat(signature.remarks()).isEmpty();
        });
    }

    @Test
    void bothSignersOfOneDocumentAreIntact() throws UnreadableDocumentException {
        var facts = read("ncanode_SIGNED_CMS.der");

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact(), Integrity.intact());
        assertThat(facts)
                .extracting(SignatureFacts::algorithm)
                .containsExactly("GOST R 34.10-2015 (512 bit)", "RSA with SHA-256");
    }

    @ParameterizedTest
    @CsvSource({
        "gost2004_prod_attached_with_tst_2018.der, 2018-12-21T09:25:04Z, 1.2.398.3.3.2.6.1",
        "individual_attached.der, 2026-07-20T09:08:07Z, 1.2.398.3.3.2.6.4"
    })
    void theTimeStampIsIntactAndFits(String file, String time, String policy) throws UnreadableDocumentException {
        var stamps = read(file).getFirst().timeStamps();

        assertThat(stamps).singleElement().satisfies(stamp -> {
            assertThat(stamp.integrity()).isEqualTo(Integrity.intact());
            assertThat(stamp.imprintFits()).isTrue();
            assertThat(stamp.time()).map(Object::toString).contains(time);
            assertThat(stamp.policy()).map(Object::toString).contains(policy);
            assertThat(stamp.signer()).isPresent();
        });
    }

    @Test
    void aDetachedSignatureIsIntactOverItsContent() throws UnreadableDocumentException {
        var content = DocumentContent.of(NucSamples.read("cms/individual_document.txt"));

        var facts = reader.read(NucSamples.read("cms/individual_detached.der"), Optional.of(content), List.of());

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
    }

    @Test
    void aDetachedSignatureWithoutItsContentIsNotChecked() throws UnreadableDocumentException {
        var integrity = read("individual_detached.der").getFirst().integrity();

        assertThat(integrity).isInstanceOf(Integrity.NotChecked.class);
    }

    @Test
    void aDetachedSignatureOverOtherContentIsBroken() throws UnreadableDocumentException {
        var other = DocumentContent.of(new byte[] {1, 2, 3});

        var facts = reader.read(NucSamples.read("cms/individual_detached.der"), Optional.of(other), List.of());

        assertThat(facts.getFirst().integrity()).isInstanceOf(Integrity.Broken.class);
    }

    private List<SignatureFacts> read(String file) throws UnreadableDocumentException {
        return reader.read(NucSamples.read("cms/" + file), Optional.empty(), List.of());
    }
}
