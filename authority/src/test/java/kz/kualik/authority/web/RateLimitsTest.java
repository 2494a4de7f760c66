package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import kz.kualik.authority.ApiProperties;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitsTest {

    private static final int PER_MINUTE = 2;

    private final RateLimits limits =
            new RateLimits(new ApiProperties(Duration.ofDays(1), PER_MINUTE, PER_MINUTE, PER_MINUTE));

    @Test
    void aNetworkOfSixtyFourBitsCountsAsOneAddress() throws Exception {
        call("2001:db8:1:1::1");
        call("2001:db8:1:1:ffff::1");
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> call("2001:db8:1:1::2"));
        assertThatCode(() -> call("2001:db8:1:2::1")).doesNotThrowAnyException();
    }

    @Test
    void theOwnerOfASiteDoesNotMultiplyTheRateByItsNetworks() throws Exception {
        for (var network = 0; network < PER_MINUTE * RateLimits.ADDRESSES_OF_A_SITE; network++) {
            call("2001:db8:1:%x::1".formatted(network));
        }
        var response = new MockHttpServletResponse();
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> limits.count(from("2001:db8:1:ffff::1"), response));
        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"site\";q=16;w=60");
        assertThatCode(() -> call("2001:db8:2:1::1")).doesNotThrowAnyException();
        assertThatCode(() -> call("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void whoIsStoppedAtTheAddressTakesNothingFromTheNeighbours() throws Exception {
        for (var times = 0; times < 100; times++) {
            try {
                call("2001:db8:1:1::1");
            } catch (TooManyRequestsException stopped) {
                assertThat(times).isGreaterThanOrEqualTo(PER_MINUTE);
            }
        }
        for (var network = 2; network < PER_MINUTE + RateLimits.ADDRESSES_OF_A_SITE; network++) {
            call("2001:db8:1:%x::1".formatted(network));
        }
    }

    @Test
    void fourthVersionAddressesCountEachForItself() throws Exception {
        for (var host = 1; host < 200; host++) {
            call("192.0.2." + host);
        }
        assertThat(RateLimits.site("192.0.2.1")).isEmpty();
        assertThat(RateLimits.site("::ffff:192.0.2.1")).isEmpty();
    }

    private void call(String address) throws TooManyRequestsException {
        limits.count(from(address), new MockHttpServletResponse());
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
