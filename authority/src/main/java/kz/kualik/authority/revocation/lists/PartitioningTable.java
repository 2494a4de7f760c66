package kz.kualik.authority.revocation.lists;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.authority.keys.IssuerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code revocation_list_partitioning}: every division that certificates of an issuer may name. */
final class PartitioningTable {

    private final JdbcClient jdbc;

    PartitioningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on certificates may name lists of this division. Committed before the first one is made. */
    void takeIntoUse(IssuerId issuer, int parts, Instant now) {
        jdbc.sql("""
                insert into revocation_list_partitioning (issuer,  parts,  since)
                values                                   (:issuer, :parts, :since)
                on conflict (issuer, parts) do nothing
                """)
                .param("issuer", issuer.value())
                .param("parts", parts)
                .param("since", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All divisions of the issuer that were ever in use. */
    List<Integer> everInUse(IssuerId issuer) {
        return jdbc.sql("""
                select parts
                  from revocation_list_partitioning
                 where issuer = :issuer
                 order by parts
                """)
                .param("issuer", issuer.value())
                .query(Integer.class)
                .list();
    }
}
