package kz.kualik.authority.issuance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code issuance}: one row for each application that reached this room. */
@Component
final class IssuanceTable {

    private final JdbcClient jdbc;

    IssuanceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins, or tells how far it has come before. */
    IssuanceState startOrFind(UUID applicationId, Instant now) {
        jdbc.sql("""
                insert into issuance (application_id, state,     changed_at)
                values               (:application,   'STARTED', :now)
                on conflict (application_id) do nothing
                """)
                .param("application", applicationId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("""
                select state
                  from issuance
                 where application_id = :application
                """)
                .param("application", applicationId)
                .query((row, number) -> IssuanceState.valueOf(row.getString("state")))
                .single();
    }

    /** Moves on, if it stands where the caller believes; false if somebody else was faster. */
    boolean move(UUID applicationId, IssuanceState from, IssuanceState to, Instant now) {
        return jdbc.sql("""
                update issuance
                   set state = :to, changed_at = :now
                 where application_id = :application
                   and state = :from
                """)
                        .param("application", applicationId)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Ends without a certificate; false if it does not stand at the beginning any more. */
    boolean refuse(UUID applicationId, IssuanceRefused.Reason reason, Instant now) {
        return jdbc.sql("""
                update issuance
                   set state = 'REFUSED', reason = :reason, changed_at = :now
                 where application_id = :application
                   and state = 'STARTED'
                """)
                        .param("application", applicationId)
                        .param("reason", reason.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
