package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key, a digest and a signature that the national library KalkanCrypt made. */
class KalkanVectorsTest {

    private Map<String, String> vectors = Map.of();

    @BeforeEach
    void readVectors() throws Exception {
        vectors = Files.readAllLines(NucFiles.path("vectors/kalkan_gost512_vectors.txt")).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    private byte[] octets(String name) {
        return HexFormat.of().parseHex(vector(name));
    }

    private String vector(String name) {
        return Optional.ofNullable(vectors.get(name)).orElseThrow();
    }

    private byte[] message() {
        return vector("msg").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theDigestIsTheirs() {
        assertThat(DigestAlgorithm.GOST3411_2015_512.digest(message())).isEqualTo(octets("digest"));
    }

    @Test
    void theirSignatureVerifies() throws Exception {
        var engine = CryptoEngine.detect();
        SignatureScheme scheme = engine.scheme(
                SubjectPublicKeyInfo.getInstance(octets("spki")),
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(vector("sigalg_oid"))),
                Optional.empty());

        assertThat(engine.verify(scheme, message(), octets("sig"))).isTrue();
    }

    @Test
    void theirPrivateNumberGivesTheirPublicKeyOctetForOctet() throws Exception {
        byte[] littleEndian = Arrays.reverse(octets("d"));
        var info = new PrivateKeyInfo(GostParameterSet.GOST_2015_512.keyIdentifier(), new DEROctetString(littleEndian));

        GostPublicKey publicKey = GostPrivateKey.of(info).publicKey();

        assertThat(publicKey.getEncoded()).isEqualTo(octets("spki"));
    }
}
