package kz.kualik.authority.applications;

import java.util.UUID;
import kz.kualik.authority.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Expires all that is overdue, portion by portion. A crash loses the open portion at most, and the next run finds it
 * overdue still. A portion that fails is gone through one by one, so that a single application that cannot be expired keeps
 * no other one from it.
 */
@Component
class ExpiryRun {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryRun.class);

    private final Expiry expiry;

    ExpiryRun(Expiry expiry) {
        this.expiry = expiry;
    }

    /** Expires what is overdue, and tells how many that were. */
    int run() {
        int all = 0;
        try {
            for (int some = expiry.expirePortion(); some > 0; some = expiry.expirePortion()) {
                all += some;
            }
        } catch (ProblemException | DataAccessException e) {
            LOG.error("a portion of applications could not be expired; going through it one by one", e);
            all += oneByOne();
        }
        if (all > 0) {
            LOG.info("{} applications have expired", all);
        }
        return all;
    }

    private int oneByOne() {
        int done = 0;
        for (var id : expiry.overdue()) {
            done += expired(id) ? 1 : 0;
        }
        return done;
    }

    private boolean expired(UUID id) {
        try {
            expiry.expireOne(id);
            return true;
        } catch (ProblemException | DataAccessException | TransactionException e) {
            LOG.error("application {} could not be expired; the next run tries again", id, e);
            return false;
        }
    }
}
