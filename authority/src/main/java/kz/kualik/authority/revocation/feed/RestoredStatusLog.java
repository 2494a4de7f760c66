package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.backup.AuthorityRestored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After a backup was restored the log goes on from an older state, so it is another log and says so: a responder that has
 * read what the original wrote after the backup notices it at the first answer, sounds an alarm, puts what it knew aside and
 * begins anew from a snapshot.
 */
@Component
final class RestoredStatusLog {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredStatusLog.class);

    private final StatusLogTable table;

    RestoredStatusLog(StatusLogTable table) {
        this.table = table;
    }

    @EventListener
    void renew(AuthorityRestored restored) {
        LOG.warn("the status log is another one from now on: {}", table.renew());
    }
}
