package kz.kualik.authority.revocation.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.responder.feed.FeedHead;
import kz.kualik.responder.feed.FeedReply;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The status feed for responders; {@code docs/guide/feed.md} describes it. Each method looks for itself whether the caller is
 * an enrolled responder: responders are no staff.
 */
@RestController
@RequestMapping("/api/v1/feed")
@OpenToAll("each method lets enrolled responders in and nobody else")
class FeedController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int PIECE = 1 << 16;

    private final FeedService feed;
    private final Responders responders;
    private final AuthorityKeys keys;
    private final CrlSource lists;

    FeedController(FeedService feed, Responders responders, AuthorityKeys keys, CrlSource lists) {
        this.feed = feed;
        this.responders = responders;
        this.keys = keys;
        this.lists = lists;
    }

    /** What follows a position; waits for it up to the given time, at most a second. */
    @GetMapping(path = "/log", produces = FeedReply.MEDIA_TYPE)
    void log(
            @RequestParam long after,
            @RequestParam String nonce,
            @RequestParam(defaultValue = "0") long wait,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ProblemException, IOException, InterruptedException {
        responders.requireResponder(request);
        var reply = feed.after(position(after), nonce(nonce), patience(wait));
        response.setContentType(FeedReply.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        reply.writeTo(response.getOutputStream());
    }

    /** Everything that is known, signed. */
    @GetMapping(path = "/snapshot", produces = Snapshot.MEDIA_TYPE)
    void snapshot(HttpServletRequest request, HttpServletResponse response) throws ProblemException, IOException {
        responders.requireResponder(request);
        response.setContentType(Snapshot.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        feed.writeSnapshot(response.getOutputStream());
    }

    /** A revocation list, for responders that may have none yet and believe nothing without. */
    @GetMapping("/files/lists/{name}")
    void list(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws ProblemException, IOException {
        responders.requireResponder(request);
        send(lists.crl(name), "application/pkix-crl", request, response);
    }

    /** A certificate of one of the authorities. */
    @GetMapping("/files/certificates/{name}")
    void certificate(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws ProblemException, IOException {
        responders.requireResponder(request);
        var certificate = Optional.ofNullable(keys.authorityCertificates().get(name))
                .map(found -> PublishedFile.lasting(found.encoded(), found.notBefore()));
        send(certificate, "application/pkix-cert", request, response);
    }

    /** The whole file, in pieces, or 304 if the caller has it (RFC 9110, section 13.1.2). */
    private static void send(
            Optional<PublishedFile> found, String type, HttpServletRequest request, HttpServletResponse response)
            throws UnknownFeedFileException, IOException {
        var file = found.orElseThrow(UnknownFeedFileException::new);
        if (new ServletWebRequest(request, response).checkNotModified(file.entityTag())) {
            return;
        }
        response.setContentType(type);
        response.setContentLengthLong(file.length());
        try (var content = file.open()) {
            for (long sent = 0; sent < file.length(); sent += PIECE) {
                response.getOutputStream().write(content.read(sent, (int) Math.min(PIECE, file.length() - sent)));
            }
        }
    }

    /** The names of the files that a responder hands out. */
    @GetMapping("/files")
    Files files(HttpServletRequest request) throws ProblemException {
        responders.requireResponder(request);
        return new Files(
                lists.names().stream().sorted().toList(),
                keys.authorityCertificates().keySet().stream().sorted().toList());
    }

    /** Names without their endings: revocation lists, and certificates of authorities. */
    record Files(List<String> lists, List<String> certificates) {}

    private static long position(long after) throws MalformedFeedQuestionException {
        if (after < 0) {
            throw new MalformedFeedQuestionException();
        }
        return after;
    }

    private static byte[] nonce(String hexadecimal) throws MalformedFeedQuestionException {
        if (hexadecimal.length() != 2 * FeedHead.NONCE_LENGTH) {
            throw new MalformedFeedQuestionException();
        }
        try {
            return HexFormat.of().parseHex(hexadecimal);
        } catch (IllegalArgumentException e) {
            throw new MalformedFeedQuestionException();
        }
    }

    private static Duration patience(long milliseconds) {
        return Duration.ofMillis(Math.clamp(milliseconds, 0, LONGEST_WAIT.toMillis()));
    }
}
