package kz.kualik.signer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A page that has one long document signed, and judges what came: a process of its own, because it needs memory too. */
final class LargeDocumentPage {

    static final String SITE = "https://portal.example";

    private static final int PIECE = 1 << 20;
    private static final String BEGIN = "-----BEGIN CMS-----";
    private static final String END = "-----END CMS-----";

    private LargeDocumentPage() {}

    /** Address, authority, octets, whether attached, and where the signature goes. */
    public static void main(String[] args) throws Exception {
        var document = new byte[Integer.parseInt(args[2])];
        new Random(3).nextBytes(document);
        boolean attached = Boolean.parseBoolean(args[3]);
        var answer = ask(URI.create(args[0]), Path.of(args[1]), request(document, attached));
        var begin = answer.indexOf(BEGIN) + BEGIN.length();
        var end = answer.indexOf(END);
        if (end < begin) {
            System.out.println("no signature: " + answer.substring(0, Math.min(500, answer.length())));
            return;
        }
        var letters = answer.substring(begin, end).replace("\\r", "").replace("\\n", "");
        var cms = Base64.getMimeDecoder().decode(letters);
        System.out.println(verdict(cms, document, attached, Path.of(args[4])));
    }

    private static String request(byte[] document, boolean attached) {
        return "{\"module\":\"kz.gov.pki.knca.basics\",\"method\":\"sign\",\"args\":{\"format\":\"cms\",\"data\":\""
                + Base64.getEncoder().encodeToString(document)
                + "\",\"signingParams\":{\"decode\":true,\"encapsulate\":" + attached
                + "},\"signerParams\":{\"chain\":[]}}}";
    }

    private static String ask(URI address, Path authority, String request) throws Exception {
        var context = SSLContext.getInstance("TLS");
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream stream = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "signer", CertificateFactory.getInstance("X.509").generateCertificate(stream));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        context.init(null, managers.getTrustManagers(), null);
        var answer = new Answer();
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var socket = client.newWebSocketBuilder()
                    .header("Origin", SITE)
                    .buildAsync(address, answer)
                    .join();
            for (var at = 0; at < request.length(); at += PIECE) {
                var end = Math.min(request.length(), at + PIECE);
                socket.sendText(request.substring(at, end), end == request.length())
                        .join();
            }
            var text = answer.whole.join();
            socket.abort();
            return text;
        }
    }

    /** openssl's: our own verifier takes no document as long as the longest of these. */
    private static String verdict(byte[] cms, byte[] document, boolean attached, Path file) throws Exception {
        Files.write(file, cms);
        var content = Files.write(file.resolveSibling("document"), document);
        var found = file.resolveSibling("found");
        var command = new ArrayList<>(
                List.of("openssl", "cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-in", file.toString()));
        command.addAll(List.of("-out", found.toString()));
        if (!attached) {
            command.addAll(List.of("-content", content.toString()));
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 && Files.mismatch(found, content) < 0 ? "PASSED" : said;
    }

    /** The first message is the greeting, the second one the answer. */
    private static final class Answer implements WebSocket.Listener {

        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private boolean greeted;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last && greeted) {
                whole.complete(text.toString());
            } else if (last) {
                greeted = true;
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            whole.completeExceptionally(new IOException("closed: " + status + " " + reason));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}
