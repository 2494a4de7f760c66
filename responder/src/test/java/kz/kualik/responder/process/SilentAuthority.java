package kz.kualik.responder.process;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import kz.kualik.responder.feed.FeedReply;

/** An authority whose log no longer reaches back far enough and that has nothing to give; tests say more. */
class SilentAuthority implements AuthorityFeed {

    @Override
    public FeedReply log(long after, byte[] nonce, Duration wait) throws IOException {
        throw new PrunedLogException(after);
    }

    @Override
    public InputStream snapshot() throws IOException {
        throw new IOException("no snapshot today");
    }

    @Override
    public JsonObject files() {
        return new JsonObject().put("lists", new JsonArray()).put("certificates", new JsonArray());
    }

    @Override
    public Optional<Content> file(String path, Optional<String> tag) throws IOException {
        throw new IOException("no file " + path);
    }
}
