package kz.kualik.authority;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the clock behind time-stamps is watched.
 *
 * @param timeServers {@code kualik.time-stamp.time-servers}: NTP servers, each as host or host:port, with which the clock is
 *     compared; more than half must answer and the middle answer counts. Without any, the clock is believed, tokens state no
 *     accuracy, and stamps only stop when it goes back
 * @param maximumDrift {@code kualik.time-stamp.maximum-drift}: when the clock is further off than this, no stamps are given;
 *     tokens state this plus a second as their accuracy
 * @param comparedEvery {@code kualik.time-stamp.compared-every}: how often
 * @param maximumSilence {@code kualik.time-stamp.maximum-silence}: for so long the clock is believed when no server answers
 */
@ConfigurationProperties("kualik.time-stamp")
public record TimeStampProperties(
        @DefaultValue List<String> timeServers,
        @DefaultValue("500ms") Duration maximumDrift,
        @DefaultValue("1m") Duration comparedEvery,
        @DefaultValue("15m") Duration maximumSilence) {

    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    public TimeStampProperties {
        timeServers = List.copyOf(timeServers);
        for (var server : timeServers) {
            if (!SERVER.matcher(server).matches()) {
                throw new InvalidConfigurationException(
                        "kualik.time-stamp.time-servers", server, "ntp1.example.kz, ntp2.example.kz:123");
            }
        }
        if (maximumDrift.compareTo(MILLISECOND) < 0) {
            throw new InvalidConfigurationException(
                    "kualik.time-stamp.maximum-drift", maximumDrift.toString(), "500ms");
        }
        if (comparedEvery.compareTo(MILLISECOND) < 0) {
            throw new InvalidConfigurationException("kualik.time-stamp.compared-every", comparedEvery.toString(), "1m");
        }
        if (maximumSilence.compareTo(comparedEvery) < 0) {
            throw new InvalidConfigurationException(
                    "kualik.time-stamp.maximum-silence", maximumSilence.toString(), "15m");
        }
    }
}
