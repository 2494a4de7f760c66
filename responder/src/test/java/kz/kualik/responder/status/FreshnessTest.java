package kz.kualik.responder.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.pki.certificate.SerialNumber;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final IssuerId RSA = new IssuerId("rsa");
    private static final SerialNumber SERIAL = SerialNumber.ofHex("7e30be9f");

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 10);
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness = Freshness.of(
            index,
            new FreshnessBounds(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(1), 3),
            time::get);

    FreshnessTest() {
        index.apply(new StatusEvent.Issued(RSA, SERIAL));
        index.markComplete(RSA);
    }

    @Test
    void nothingIsSaidBeforeTheFirstNews() {
        assertThat(freshness.level()).isEqualTo(Freshness.Level.SILENT);
        assertThat(index.status(RSA, SERIAL)).isEmpty();
        assertThat(freshness.newerThanNow().toCompletableFuture()).isCompletedWithValue(false);
        assertThat(freshness.problem())
                .hasValueSatisfying(text -> assertThat(text).contains("no news"));
    }

    @Test
    void oldNewsSilenceFirstTheUnknownThenAll() {
        freshness.confirmed(freshness.now());
        assertThat(freshness.level()).isEqualTo(Freshness.Level.CURRENT);

        pass(Duration.ofSeconds(6));
        assertThat(freshness.level()).isEqualTo(Freshness.Level.KNOWN_ONLY);
        assertThat(index.status(RSA, SERIAL)).isPresent();
        assertThat(freshness.newerThanNow().toCompletableFuture()).isCompletedWithValue(false);

        pass(Duration.ofSeconds(55));
        assertThat(freshness.level()).isEqualTo(Freshness.Level.SILENT);
        assertThat(index.status(RSA, SERIAL)).isEmpty();

        freshness.confirmed(freshness.now());
        assertThat(index.status(RSA, SERIAL)).isPresent();
    }

    @Test
    void aQuestionIsJudgedOnlyByNewsThatWereAskedForAfterIt() {
        freshness.confirmed(freshness.now());
        var before = freshness.now();
        pass(Duration.ofMillis(10));
        var question = freshness.newerThanNow().toCompletableFuture();

        freshness.confirmed(before);
        assertThat(question).isNotDone();

        pass(Duration.ofMillis(10));
        freshness.confirmed(freshness.now());
        assertThat(question).isCompletedWithValue(true);
    }

    @Test
    void whoeverBeginsToWaitMakesTheAuthorityBeAsked() {
        var asked = new AtomicLong();
        freshness.whenWaiting(asked::incrementAndGet);
        freshness.confirmed(freshness.now());

        var waiting = freshness.newerThanNow().toCompletableFuture();

        assertThat(asked).hasValue(1);
        assertThat(waiting).isNotDone();
    }

    @Test
    void onlySoManyMayWait() {
        freshness.confirmed(freshness.now());
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(freshness.newerThanNow().toCompletableFuture());
        }

        assertThat(freshness.newerThanNow().toCompletableFuture()).isCompletedWithValue(false);

        freshness.confirmed(freshness.now());
        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(true));
        assertThat(freshness.newerThanNow().toCompletableFuture()).isNotDone();
    }

    @Test
    void whoeverWaitsTooLongIsToldSo() {
        var impatient = Freshness.of(
                index,
                new FreshnessBounds(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMillis(1), 3),
                time::get);
        impatient.confirmed(impatient.now());

        CompletionStage<Boolean> answer = impatient.newerThanNow();

        assertThat(answer.toCompletableFuture().join()).isFalse();
    }

    @Test
    void anIndexThatNobodyFeedsIsAlwaysCurrent() {
        var own = new StatusIndex();
        own.markComplete(RSA);
        var always = Freshness.always(own);

        assertThat(always.newerThanNow().toCompletableFuture()).isCompletedWithValue(true);
        assertThat(always.problem()).isEmpty();
        assertThat(own.isComplete(RSA)).isTrue();
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
