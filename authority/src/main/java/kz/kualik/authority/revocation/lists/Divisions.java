package kz.kualik.authority.revocation.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.keys.IssuerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Into which parts an issuer's certificates are divided: the list of all, the configured division, and every earlier one until
 * nobody needs its lists. Each method is part of the caller's transaction.
 */
final class Divisions {

    private static final Logger LOG = LoggerFactory.getLogger(Divisions.class);

    private final PartitioningTable table;
    private final RevocationListProperties properties;

    Divisions(JdbcClient jdbc, RevocationListProperties properties) {
        this.table = new PartitioningTable(jdbc);
        this.properties = properties;
    }

    /**
     * At the start. What was ended by a clock that was ahead comes back, and so does everything where the entries of expired
     * certificates stay now: what is still not needed is ended again later.
     *
     * @param maximumBack how far ahead of the clock a time on record is still believed
     */
    void takeIntoUse(IssuerId issuer, Instant now, Duration maximumBack) {
        var retiredAfter = properties.keepExpired() ? Instant.EPOCH : now.plus(maximumBack);
        int again = table.takeUpAgain(issuer, retiredAfter);
        if (again > 0) {
            LOG.info("{} old divisions of the lists of {} are made again", again, issuer);
        }
        // The house's own certificates name the list of all.
        table.takeIntoUse(issuer, 1, now);
        table.takeIntoUse(issuer, properties.parts(), now);
    }

    void stillInUse(IssuerId issuer, Instant now) {
        table.stillInUse(issuer, properties.parts(), now);
    }

    /** All lists that there must be. */
    List<ListName> names(IssuerId issuer) {
        var names = new ArrayList<ListName>();
        for (int parts : table.inUse(issuer)) {
            for (int part = 0; part < parts; part++) {
                var name = new ListName(issuer, parts, part, false);
                names.add(name);
                if (properties.hasDeltas()) {
                    names.add(name.asDelta());
                }
            }
        }
        return List.copyOf(names);
    }

    /**
     * Where the entries of expired certificates are dropped, the lists of an old division are needed until its last certificate
     * has expired and has stood on one more list; where they are kept, for ever.
     */
    void retire(IssuerId issuer, Instant now) {
        if (!properties.keepExpired()) {
            var last = now.minus(properties.validity().multipliedBy(2));
            int retired = table.retire(issuer, properties.parts(), last, now);
            if (retired > 0) {
                LOG.info("{} old divisions of the lists of {} are not made any more", retired, issuer);
            }
        }
    }
}
