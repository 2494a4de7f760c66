package kz.kualik.responder.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.responder.fixture.TestAuthority;
import org.junit.jupiter.api.Test;

/** Files come from the authority itself, on the way of the feed, and from nowhere else. */
class FetchedFilesTest {

    private final TestAuthority authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
    private final List<String> asked = new ArrayList<>();

    private final AuthorityFeed feed = new SilentAuthority() {
        @Override
        public JsonObject files() {
            return new JsonObject()
                    .put("lists", new JsonArray().add("lost"))
                    .put("certificates", new JsonArray().add("ecdsa"));
        }

        @Override
        public Optional<Content> file(String path, Optional<String> tag) throws IOException {
            asked.add(path + tag.orElse(""));
            if (path.equals("lists/lost")) {
                throw new IOException("the disk of the authority is broken");
            }
            return tag.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Content(authority.certificate().encoded(), Optional.of("\"one\"")));
        }
    };

    @Test
    void whatHasNotChangedIsNotFetchedAgainAndOneThatIsMissingKeepsNoOtherAway() {
        try (var files = new FetchedFiles(feed, Clock.systemUTC())) {
            files.fetchAll();
            var first = files.certificate("ecdsa");
            files.fetchAll();

            assertThat(first).isPresent();
            assertThat(files.certificate("ecdsa")).containsSame(first.get());
            assertThat(files.crl("lost")).isEmpty();
            assertThat(asked)
                    .containsExactly("lists/lost", "certificates/ecdsa", "lists/lost", "certificates/ecdsa\"one\"");
        }
    }
}
