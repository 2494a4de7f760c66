package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.SecureXml;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315OmitComments;
import org.junit.jupiter.api.Test;

/** Damaged documents: whatever still counts as intact must still say the same, and nothing may fail in another way. */
class MutatedXmlTest {

    private static final int MUTATIONS = 250;

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);
    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @Test
    void aDamagedDocumentIsNeverIntactWithOtherContent() throws Exception {
        var random = new Random(34102015);
        for (var original : originals(random)) {
            var content = contentWithoutSignatures(original);
            for (var i = 0; i < MUTATIONS; i++) {
                var damaged = damage(original, random);
                if (countsAsIntact(damaged)) {
                    assertThat(contentWithoutSignatures(damaged))
                            .as(new String(damaged, StandardCharsets.UTF_8))
                            .isEqualTo(content);
                }
            }
        }
    }

    private List<byte[]> originals(Random random) throws Exception {
        var originals = new ArrayList<byte[]>();
        for (var algorithm : List.of(KeyAlgorithm.ECDSA_P256, KeyAlgorithm.RSA_2048, KeyAlgorithm.GOST_2015_512)) {
            var xml = RandomXml.document(random).getBytes(StandardCharsets.UTF_8);
            originals.add(signer.sign(xml, XmlSignatureOptions.enveloped(), TestSigners.of(algorithm)));
        }
        var real = Path.of(System.getProperty("kualik.testdata", "absent"), "nuc", "xml");
        if (Files.isDirectory(real)) {
            try (var files = Files.list(real)) {
                for (var file : files.sorted().toList()) {
                    originals.add(Files.readAllBytes(file));
                }
            }
        }
        return originals;
    }

    private static byte[] damage(byte[] original, Random random) {
        var at = random.nextInt(original.length);
        return switch (random.nextInt(4)) {
            case 0 -> replace(original, at, 1, new byte[] {(byte) (original[at] ^ 1 << random.nextInt(8))});
            case 1 -> replace(original, at, Math.min(1 + random.nextInt(40), original.length - at), new byte[0]);
            case 2 -> replace(original, at, 0, original, random.nextInt(original.length), random.nextInt(200));
            default -> replace(original, at, 1, new byte[] {(byte) "<>&\"'/ =\n".charAt(random.nextInt(9))});
        };
    }

    private static byte[] replace(byte[] original, int at, int length, byte[] source, int from, int count) {
        var until = Math.min(source.length, from + count);
        return replace(original, at, length, Arrays.copyOfRange(source, from, until));
    }

    private static byte[] replace(byte[] original, int at, int length, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(original, 0, at);
        out.writeBytes(by);
        out.write(original, at + length, original.length - at - length);
        return out.toByteArray();
    }

    private boolean countsAsIntact(byte[] xml) {
        try {
            var facts = reader.read(xml);
            return facts.stream().allMatch(signature -> signature.integrity() instanceof Integrity.Intact);
        } catch (UnreadableDocumentException e) {
            return false;
        }
    }

    private static byte[] contentWithoutSignatures(byte[] xml) throws Exception {
        var document = SecureXml.parse(xml);
        var signatures = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
        while (signatures.getLength() > 0) {
            var signature = signatures.item(0);
            signature.getParentNode().removeChild(signature);
        }
        var out = new ByteArrayOutputStream();
        new Canonicalizer20010315OmitComments().engineCanonicalizeSubTree(document, out);
        return out.toByteArray();
    }
}
