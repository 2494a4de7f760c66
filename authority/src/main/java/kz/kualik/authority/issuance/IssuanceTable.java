package kz.kualik.authority.issuance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    /** How far the issuance for the application has come; empty if it was never begun. */
    Optional<IssuanceState> find(UUID applicationId) {
        return jdbc.sql("""
                select state
                  from issuance
                 where application_id = :application
                """)
                .param("application", applicationId)
                .query((row, number) -> IssuanceState.valueOf(row.getString("state")))
                .optional();
    }

    /** Begins those that were not begun before; tells which of all stand at the beginning now. */
    Set<UUID> begin(Collection<UUID> applicationIds, Instant now) {
        var begun = ids(jdbc.sql("""
                insert into issuance (application_id, state,     changed_at)
                select                id,             'STARTED', :now
                  from unnest(cast(:ids as uuid[])) as r (id)
                on conflict (application_id) do nothing
                returning application_id
                """).param("ids", texts(applicationIds)).param("now", now.atOffset(ZoneOffset.UTC)));
        if (begun.size() < applicationIds.size()) {
            begun.addAll(ids(jdbc.sql("""
                    select application_id
                      from issuance
                     where application_id = any(cast(:ids as uuid[]))
                       and state = 'STARTED'
                    """).param("ids", texts(applicationIds))));
        }
        return begun;
    }

    /** Ends with certificates that their holders may have; tells which stood at the beginning until now. */
    Set<UUID> finish(Collection<UUID> applicationIds, Instant now) {
        return ids(jdbc.sql("""
                update issuance
                   set state = 'RELEASED', changed_at = :now
                 where application_id = any(cast(:ids as uuid[]))
                   and state = 'STARTED'
                returning application_id
                """).param("ids", texts(applicationIds)).param("now", now.atOffset(ZoneOffset.UTC)));
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Set<UUID> ids(JdbcClient.StatementSpec statement) {
        return new HashSet<>(statement.query(UUID.class).list());
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

    /** Ends without a certificate; false if it is further than the beginning. */
    boolean refuse(UUID applicationId, IssuanceRefused.Reason reason, Instant now) {
        return jdbc.sql("""
                insert into issuance (application_id, state,     reason,  changed_at)
                values               (:application,   'REFUSED', :reason, :now)
                on conflict (application_id) do update
                   set state = excluded.state, reason = excluded.reason, changed_at = excluded.changed_at
                 where issuance.state = 'STARTED'
                """)
                        .param("application", applicationId)
                        .param("reason", reason.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
