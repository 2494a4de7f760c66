package kz.kualik.responder.process;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.FeedReply;

/** What a responder asks the authority for; {@code docs/guide/feed.md} describes it. */
interface AuthorityFeed {

    /**
     * What follows this position; the authority waits for it up to the given time.
     *
     * @throws PrunedLogException if the log no longer reaches back to there
     * @throws FeedRefusedException if the answer has no form that is understood
     */
    FeedReply log(long after, byte[] nonce, Duration wait)
            throws IOException, InterruptedException, FeedRefusedException;

    /** The authority's snapshot, to be closed by the caller. */
    InputStream snapshot() throws IOException, InterruptedException;

    /** The names of the files that are to be handed out: lists, and certificates of authorities. */
    JsonObject files() throws IOException, InterruptedException;

    /**
     * One of these files; empty if it is still the one of this tag (RFC 9110, section 13.1.2).
     *
     * @param path {@code lists/NAME} or {@code certificates/NAME}
     * @param tag under which it was given before
     */
    Optional<Content> file(String path, Optional<String> tag) throws IOException, InterruptedException;

    /** The octets of a file, and the tag under which it was given. */
    @SuppressWarnings("ArrayRecordComponent") // taken over, never compared
    record Content(byte[] octets, Optional<String> tag) {}
}
