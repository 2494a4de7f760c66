package kz.kualik.authority.revocation.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.authority.keys.IssuerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code revocation_list_partitioning}: every division that certificates of an issuer may name. */
final class PartitioningTable {

    private static final Duration REMEMBERED_EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;

    PartitioningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on certificates may name lists of this division. Committed before the first one is made. */
    void takeIntoUse(IssuerId issuer, int parts, Instant now) {
        jdbc.sql("""
                insert into revocation_list_partitioning as d (issuer,  parts,  since, last_used)
                values                                        (:issuer, :parts, :now,  :now)
                on conflict (issuer, parts) do update
                   set last_used = greatest(d.last_used, excluded.last_used), retired_at = null
                """)
                .param("issuer", issuer.value())
                .param("parts", parts)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A node that is configured for the division is still at work; written down once an hour. */
    void stillInUse(IssuerId issuer, int parts, Instant now) {
        jdbc.sql("""
                update revocation_list_partitioning
                   set last_used = :now
                 where issuer = :issuer
                   and parts = :parts
                   and last_used < :hourAgo
                   and retired_at is null
                """)
                .param("issuer", issuer.value())
                .param("parts", parts)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hourAgo", now.minus(REMEMBERED_EVERY).atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Ends the divisions, other than this one and the list of all, whose certificates have all expired; gives how many. May
     * read every certificate of the issuer.
     *
     * @param parts the division that is in use
     * @param expiredBefore certificates that expired before this need no list any more
     */
    int retire(IssuerId issuer, int parts, Instant expiredBefore, Instant now) {
        jdbc.sql("""
                update revocation_list_partitioning
                   set last_used = :now
                 where issuer = :issuer
                   and last_used is null
                """)
                .param("issuer", issuer.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("""
                update revocation_list_partitioning d
                   set retired_at = :now
                 where issuer = :issuer
                   and parts not in (1, :parts)
                   and retired_at is null
                   and last_used < :dayAgo
                   and not exists (select
                                     from certificate c
                                    where c.issuer = d.issuer
                                      and c.issued_at <= d.last_used + interval '1 day'
                                      and c.not_after >= :expiredBefore)
                """)
                .param("issuer", issuer.value())
                .param("parts", parts)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("dayAgo", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("expiredBefore", expiredBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes up again what was ended after this time; gives how many. */
    int takeUpAgain(IssuerId issuer, Instant retiredAfter) {
        return jdbc.sql("""
                update revocation_list_partitioning
                   set retired_at = null
                 where issuer = :issuer
                   and retired_at > :retiredAfter
                """)
                .param("issuer", issuer.value())
                .param("retiredAfter", retiredAfter.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The divisions of the issuer whose lists somebody may still need. */
    List<Integer> inUse(IssuerId issuer) {
        return jdbc.sql("""
                select parts
                  from revocation_list_partitioning
                 where issuer = :issuer
                   and retired_at is null
                 order by parts
                """)
                .param("issuer", issuer.value())
                .query(Integer.class)
                .list();
    }
}
