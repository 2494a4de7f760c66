package kz.kualik.authority.revocation;

import kz.kualik.authority.backup.AuthorityRestored;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a backup was restored: the original may have published lists after the backup, whose numbers must never be given to
 * other lists (RFC 5280, section 5.2.3). So many numbers are left out that no authority can have used them up meanwhile.
 */
@Component
final class RestoredListNumbers {

    /** One list a second for thirty years. */
    static final long LEFT_OUT = 1_000_000_000;

    private final JdbcClient jdbc;

    RestoredListNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void leaveOut(AuthorityRestored restored) {
        jdbc.sql("update revocation_list_number set number = number + :leftOut")
                .param("leftOut", LEFT_OUT)
                .update();
    }
}
