package kz.kualik.responder.http;

import java.time.Clock;
import java.time.Instant;

/** The header Date, written once for all answers of one second. */
final class DateHeader {

    private final Clock clock;
    private volatile Written last = new Written(Instant.EPOCH.getEpochSecond(), HttpDates.format(Instant.EPOCH));

    private record Written(long second, String text) {}

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    /** The present second as an HTTP-date. */
    String now() {
        return at(clock.instant());
    }

    /** The same for whoever has asked the clock already. */
    String at(Instant now) {
        var written = last;
        if (written.second() != now.getEpochSecond()) {
            written = new Written(now.getEpochSecond(), HttpDates.format(now));
            last = written;
        }
        return written.text();
    }
}
