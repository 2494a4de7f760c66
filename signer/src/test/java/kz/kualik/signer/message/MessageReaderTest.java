package kz.kualik.signer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import kz.kualik.signature.DocumentContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class MessageReaderTest {

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int size) {
        var octets = new byte[size];
        new Random(4711).nextBytes(octets);
        return octets;
    }

    @Test
    void aLongDocumentStaysInTheFrameAndIsDecodedWhileItIsRead() throws Exception {
        var document = random(200_001);
        var request = MessageReader.read(octets("{\"a\":[\"short\",\""
                + Base64.getEncoder().encodeToString(document) + "\",\"" + "ж".repeat(70_000) + "\"],\"b\":1}"));
        var text = Text.of(request.path("a").get(1)).orElseThrow();
        assertThat(text).isInstanceOf(Text.Slice.class);
        assertThat(text.base64().size()).isEqualTo(document.length);
        for (var time = 0; time < 2; time++) {
            try (var stream = text.base64().open()) {
                assertThat(stream.readAllBytes()).isEqualTo(document);
            }
        }
        assertThat(Text.of(request.path("a").get(2)).orElseThrow().length()).isEqualTo(70_000);
        assertThat(request.path("b").intValue()).isEqualTo(1);
    }

    @Test
    void textsThatAreTooLongAreNotMadeStringsOf() throws Exception {
        var most = MessageReader.LONGEST_STRING;
        var tooLong = Text.of(MessageReader.read(octets("{\"a\":\"" + "x".repeat(most + 1) + "\"}"))
                        .path("a"))
                .orElseThrow();
        assertThatThrownBy(tooLong::string).isInstanceOf(TextTooLongException.class);
        assertThat(tooLong.length()).isEqualTo(most + 1);
        var half = most / 2 + 1;
        var many = MessageReader.read(octets("{\"a\":[\"" + "x".repeat(half) + "\",\"" + "x".repeat(half) + "\",\""
                + "x".repeat(half) + "\",\"" + "x".repeat(half) + "\"]}"));
        for (var i = 0; i < 3; i++) {
            assertThat(Text.of(many.path("a").get(i)).orElseThrow().string()).hasSize(half);
        }
        var last = Text.of(many.path("a").get(3)).orElseThrow();
        assertThatThrownBy(last::string).isInstanceOf(TextTooLongException.class);
        var strings = octets("{\"a\":[\"ж" + "x".repeat(most - 2) + "\",\"ж" + "x".repeat(most - 2) + "\",\"жжжжж\"]}");
        assertThatThrownBy(() -> MessageReader.read(strings)).isInstanceOf(UnreadableMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MTEK", "MT\\nEK", "MTE K", "MTE=", "MTE", ""})
    void base64IsReadWithWhiteSpaceAndWithoutPadding(String text) throws Exception {
        var request = MessageReader.read(octets("{\"a\":\"" + text + "\"}"));
        assertThat(Text.of(request.path("a")).orElseThrow().base64().size()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "MT!K", "MTEK====", "Қ", "M=TE"})
    void whatIsNotBase64IsSaidSo(String text) throws Exception {
        var value = Text.of(
                        MessageReader.read(octets("{\"a\":\"" + text + "\"}")).path("a"))
                .orElseThrow();
        assertThatThrownBy(value::base64).isInstanceOf(NotBase64Exception.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "\"text\"",
                "null",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1}x",
                "{\"a\":\"\\ud800",
                "\u0000",
                "--heartbeat"
            })
    void whatIsNotOneObjectIsRefusedInWords(String text) {
        assertThatThrownBy(() -> MessageReader.read(octets(text)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageMatching("(?s).{5,}");
    }

    @Test
    void depthNumbersAndValuesAreBounded() {
        for (var hostile : new String[] {
            "{\"a\":" + "[".repeat(5_000),
            "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
            "{\"a\":" + "9".repeat(10_000) + "}",
            "{\"" + "a".repeat(100_000) + "\":1}",
            "{\"a\":[" + "1,".repeat(200_000) + "1]}",
        }) {
            assertThatThrownBy(() -> MessageReader.read(octets(hostile)))
                    .isInstanceOf(UnreadableMessageException.class);
        }
    }

    @Test
    void randomOctetsNeverBreakTheReader() {
        var random = new Random(1);
        var seed =
                octets("{\"module\":\"kz.gov.pki.knca.basics\",\"args\":{\"data\":[\"MTEK\"],\"n\":1.5e3,\"t\":true}}");
        for (var i = 0; i < 20_000; i++) {
            var octets = seed.clone();
            for (var change = random.nextInt(6); change >= 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            try {
                MessageReader.read(octets);
            } catch (UnreadableMessageException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void longAnswersAreWrittenAsBase64AndAsPem() throws IOException {
        for (var size : new int[] {0, 1, 47, 48, 49, 48 * 1024, 48 * 1024 + 1, 200_000}) {
            var document = random(size);
            var body = JsonNodeFactory.instance.objectNode();
            body.set("plain", LongValue.base64(DocumentContent.of(document)));
            body.set("pem", LongValue.pem(DocumentContent.of(document)));
            var out = new ByteArrayOutputStream();
            ReplyWriter.write(body, out);
            var read = JsonMapper.shared().readTree(out.toByteArray());
            assertThat(Base64.getDecoder().decode(read.path("plain").stringValue()))
                    .isEqualTo(document);
            var expected = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(document);
            assertThat(read.path("pem").stringValue())
                    .isEqualTo("-----BEGIN CMS-----\n" + expected + "\n-----END CMS-----\n");
        }
    }
}
