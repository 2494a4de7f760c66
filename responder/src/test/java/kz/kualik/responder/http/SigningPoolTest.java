package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningPoolTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final SigningPool pool = new SigningPool(1, 1);

    @AfterEach
    void close() {
        pool.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theResultComesBackOnTheEventLoop() throws Exception {
        var thread = new CompletableFuture<Boolean>();

        pool.compute(
                eventLoop, () -> "signed", () -> "failed", result -> thread.complete(Context.isOnEventLoopThread()));

        assertThat(thread.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class})
    void workThatFailsIsAnsweredAndThePoolGoesOn(Class<? extends Throwable> failure) throws Exception {
        assertThat(compute(() -> {
                    throw sneaky(failure);
                }))
                .isEqualTo("failed");
        assertThat(compute(() -> "signed")).isEqualTo("signed");
    }

    @Test
    void aFullQueueTakesNothingMore() throws Exception {
        var release = new CountDownLatch(1);
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        pool.compute(eventLoop, () -> await(release), () -> "failed", first::complete);
        while (!pool.compute(eventLoop, () -> "second", () -> "failed", second::complete)) {
            Thread.onSpinWait();
        }
        while (!pool.isFull()) {
            Thread.onSpinWait();
        }

        assertThat(pool.compute(eventLoop, () -> "third", () -> "failed", result -> {}))
                .isFalse();
        release.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("second");
    }

    private String compute(Supplier<String> work) throws Exception {
        var result = new CompletableFuture<String>();
        assertThat(pool.compute(eventLoop, work, () -> "failed", result::complete))
                .isTrue();
        return result.get(10, TimeUnit.SECONDS);
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "first";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException sneaky(Class<? extends Throwable> failure) {
        try {
            var made = failure.getConstructor().newInstance();
            if (made instanceof Error error) {
                throw error;
            }
            return (RuntimeException) made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
