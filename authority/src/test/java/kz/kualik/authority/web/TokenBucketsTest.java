package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aMinutesRequestsMayComeAtOnceAndThenOneForEachShareOfAMinute() {
        var buckets = new TokenBuckets(6, nanos::get);
        for (var left = 5; left >= 0; left--) {
            var verdict = buckets.take("a");
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.left()).isEqualTo(left);
        }
        var refused = buckets.take("a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10));
        assertThat(buckets.take("a").allowed()).isTrue();
        assertThat(buckets.take("a").allowed()).isFalse();
    }

    @Test
    void oneCallerDoesNotUseUpAnothersShare() {
        var buckets = new TokenBuckets(1, nanos::get);
        assertThat(buckets.take("a").allowed()).isTrue();
        assertThat(buckets.take("b").allowed()).isTrue();
        assertThat(buckets.take("a").allowed()).isFalse();
    }

    @Test
    void whoHasWaitedAMinuteIsForgottenWhenThereAreTooMany() {
        var buckets = new TokenBuckets(1, 3, nanos::get);
        buckets.take("a");
        buckets.take("b");
        buckets.take("c");
        pass(Duration.ofMinutes(1));
        assertThat(buckets.take("d").allowed()).isTrue();
        assertThat(buckets.callers()).isEqualTo(1);
    }

    @Test
    void whenAllAreBusyNewcomersShareOneBucketAndMemoryStaysBounded() {
        var buckets = new TokenBuckets(2, 3, nanos::get);
        for (var number = 0; number < 3; number++) {
            buckets.take("busy " + number);
        }
        assertThat(buckets.take("new 1").allowed()).isTrue();
        assertThat(buckets.take("new 2").allowed()).isTrue();
        assertThat(buckets.take("new 3").allowed()).isFalse();
        assertThat(buckets.callers()).isEqualTo(4);
    }

    @Test
    void aSmallNetworkOfTheSixthVersionIsOneAddress() {
        assertThat(RateLimits.network("2001:db8:1:2:3:4:5:6")).isEqualTo(RateLimits.network("2001:db8:1:2::1"));
        assertThat(RateLimits.network("2001:db8:1:3::1")).isNotEqualTo(RateLimits.network("2001:db8:1:2::1"));
        assertThat(RateLimits.network("192.0.2.1")).isNotEqualTo(RateLimits.network("192.0.2.2"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
