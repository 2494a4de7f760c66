package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualHttpRequestTest {

    private static final byte[] QUESTION = {0x30, 0x03, 0x0a};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ocsp//MAMK HTTP/1.1\r\nhost:x\r\n\r\n",
                "GET /ocsp/MAM%4b HTTP/1.1\r\nHOST: x:80\r\nUser-Agent: Java/25\r\nAccept: */*\r\nConnection: Keep-Alive\r\n\r\n",
            })
    void aUsualGetIsRead(String request) {
        var question = UsualHttpRequest.read(octets(request)).orElseThrow();

        assertThat(question.ocsp()).isEqualTo(QUESTION);
        assertThat(question.isGet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 3\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\ncontent-length: 3\r\naccept-encoding: gzip\r\ncontent-type: Application/OCSP-Request\r\nhost: x\r\n\r\n",
            })
    void aUsualPostIsRead(String head) {
        var question = UsualHttpRequest.read(withBody(head)).orElseThrow();

        assertThat(question.ocsp()).isEqualTo(QUESTION);
        assertThat(question.isGet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "HEAD /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.0\r\nHost: x\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\nHost: x\n\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n y\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\u0000\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, upgrade\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n\r\nGET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n",
                "GET /ocsp/MAMK HTTP/1.1\r\nHost: x\r\n\r",
                "GET /ocsp/MAMK?x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ocsp/!!!! HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ocsp HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /crl/MAMK HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void everythingElseIsLeftToTheServer(String request) {
        assertThat(UsualHttpRequest.read(octets(request))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 2\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 4\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: +3\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 4294967299\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length:\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /tsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 3\r\n\r\n",
            })
    void unusualPostsAreLeftToTheServer(String head) {
        assertThat(UsualHttpRequest.read(withBody(head))).isEmpty();
    }

    @Test
    void everyCutOffRequestIsLeftToTheServer() {
        var whole = withBody(
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: 3\r\n\r\n");
        for (int length = 0; length < whole.length; length++) {
            assertThat(UsualHttpRequest.read(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withBody(String head) {
        var octets = Arrays.copyOf(octets(head), head.length() + QUESTION.length);
        System.arraycopy(QUESTION, 0, octets, head.length(), QUESTION.length);
        return octets;
    }
}
