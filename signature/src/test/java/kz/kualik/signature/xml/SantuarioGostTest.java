package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.TimeUnit;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.signature.xml.dsig.SecureXml;
import org.apache.xml.security.Init;
import org.apache.xml.security.algorithms.JCEMapper;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.algorithms.SignatureAlgorithmSpi;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Our GOST signatures judged by Santuario's own processing of references and signatures, which production code does not
 * use, and the signature value by the oracle that lets gost-engine judge.
 */
class SantuarioGostTest {

    private static final String GOST =
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
    private static final String STREEBOG = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";
    private static final String ORDER = "<root><order Id=\"o-1\"><name>Әлия</name><!-- c --></order></root>";

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);

    @BeforeAll
    static void registerKazakhAlgorithms() throws Exception {
        KualikProvider.register();
        Init.init();
        JCEMapper.register(STREEBOG, new JCEMapper.Algorithm("", "GOST3411-2015-512", "MessageDigest"));
        SignatureAlgorithm.register(GOST, Gost.class);
    }

    @Test
    void itFindsOurSignatureOfTheWholeDocumentRight() throws Exception {
        var signed = sign(XmlSignatureOptions.enveloped());

        assertThat(verify(signed)).isTrue();
        assertThat(verify(signed.replace("Әлия", "Дана"))).isFalse();
    }

    @Test
    void itFindsOurSignatureOfOneElementRight() throws Exception {
        var signed = sign(XmlSignatureOptions.byId("o-1"));

        assertThat(verify(signed)).isTrue();
        assertThat(verify(signed.replace("Әлия", "Дана"))).isFalse();
    }

    @Test
    void gostEngineFindsTheSignatureValueRight(@TempDir Path folder) throws Exception {
        var oracle = Path.of(System.getProperty("kualik.root", "."), "acceptance", "oracle", "gost_oracle.py");
        assumeTrue(Files.exists(oracle), "the oracle is not here");
        var signature = signature(parse(sign(XmlSignatureOptions.enveloped())));
        var data = signature.getSignedInfo().getCanonicalizedOctetStream();
        var value = signature.getSignatureValue();

        assumeTrue(judge(oracle, folder, data, value) != 2, "the oracle cannot judge here: gost-engine is missing");
        assertThat(judge(oracle, folder, data, value)).isZero();
        data[data.length / 2] ^= 1;
        assertThat(judge(oracle, folder, data, value)).isOne();
    }

    private static int judge(Path oracle, Path folder, byte[] data, byte[] value) throws Exception {
        var key = TestSigners.of(KeyAlgorithm.GOST_2015_512).certificate().publicKeyInfo();
        var process = new ProcessBuilder(
                        "python3",
                        oracle.toString(),
                        "verify-raw",
                        "--key",
                        Files.write(folder.resolve("key"), key.getEncoded()).toString(),
                        "--data",
                        Files.write(folder.resolve("data"), data).toString(),
                        "--signature",
                        Files.write(folder.resolve("value"), value).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String sign(XmlSignatureOptions options) throws Exception {
        var key = TestSigners.of(KeyAlgorithm.GOST_2015_512);
        return new String(signer.sign(ORDER.getBytes(StandardCharsets.UTF_8), options, key), StandardCharsets.UTF_8);
    }

    private static boolean verify(String xml) throws Exception {
        var key = TestSigners.of(KeyAlgorithm.GOST_2015_512).certificate().publicKeyInfo();
        return signature(parse(xml)).checkSignatureValue(TestSigners.ENGINE.publicKey(key));
    }

    private static Document parse(String xml) throws Exception {
        var document = SecureXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        var order = (Element) document.getElementsByTagName("order").item(0);
        order.setIdAttribute("Id", true);
        return document;
    }

    private static XMLSignature signature(Document document) throws Exception {
        var element = (Element) document.getElementsByTagName("ds:Signature").item(0);
        return new XMLSignature(element, "", true);
    }

    /** Santuario's way to learn a signature algorithm. */
    public static final class Gost extends SignatureAlgorithmSpi {

        private final Signature signature;

        public Gost() throws GeneralSecurityException {
            signature = Signature.getInstance(
                    KeyAlgorithm.GOST_2015_512.defaultSignature().jcaName(), KualikProvider.NAME);
        }

        @Override
        protected String engineGetURI() {
            return GOST;
        }

        @Override
        protected String engineGetJCEAlgorithmString() {
            return signature.getAlgorithm();
        }

        @Override
        protected String engineGetJCEProviderName() {
            return KualikProvider.NAME;
        }

        @Override
        protected void engineUpdate(byte[] input) throws XMLSignatureException {
            engineUpdate(input, 0, input.length);
        }

        @Override
        protected void engineUpdate(byte input) throws XMLSignatureException {
            engineUpdate(new byte[] {input}, 0, 1);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) throws XMLSignatureException {
            try {
                signature.update(input, offset, length);
            } catch (GeneralSecurityException e) {
                throw new XMLSignatureException(e);
            }
        }

        @Override
        protected void engineInitSign(Key key) throws XMLSignatureException {
            try {
                signature.initSign((PrivateKey) key);
            } catch (GeneralSecurityException e) {
                throw new XMLSignatureException(e);
            }
        }

        @Override
        protected void engineInitSign(Key key, @Nullable SecureRandom random) throws XMLSignatureException {
            engineInitSign(key);
        }

        @Override
        protected void engineInitSign(Key key, @Nullable AlgorithmParameterSpec parameters)
                throws XMLSignatureException {
            engineInitSign(key);
        }

        @Override
        protected byte[] engineSign() throws XMLSignatureException {
            try {
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new XMLSignatureException(e);
            }
        }

        @Override
        protected void engineInitVerify(Key key) throws XMLSignatureException {
            try {
                signature.initVerify((PublicKey) key);
            } catch (GeneralSecurityException e) {
                throw new XMLSignatureException(e);
            }
        }

        @Override
        protected boolean engineVerify(byte[] value) throws XMLSignatureException {
            try {
                return signature.verify(value);
            } catch (GeneralSecurityException e) {
                throw new XMLSignatureException(e);
            }
        }

        @Override
        protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters) {}

        @Override
        protected void engineSetHMACOutputLength(int length) {}
    }
}
