package kz.kualik.authority.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.authority.keys.IssuerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code revocation_list_number} and {@code revocation_list}. */
@Component
final class RevocationListTable {

    private final JdbcClient jdbc;

    RevocationListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next CRLNumber of the issuer (RFC 5280, section 5.2.3). The issuer stays locked until the end of the transaction,
     * so that lists are made one after the other and a higher number never holds less.
     */
    long nextNumber(IssuerId issuer) {
        return jdbc.sql("""
                insert into revocation_list_number as last (issuer,  number)
                values                                     (:issuer, 1)
                on conflict (issuer) do update
                   set number = last.number + 1
                returning number
                """).param("issuer", issuer.value()).query(Long.class).single();
    }

    void insert(PublishedRevocationList list) {
        jdbc.sql("""
                insert into revocation_list (issuer,      number,      this_update, next_update, entries,  der)
                values                      (:issuer,     :number,     :thisUpdate, :nextUpdate, :entries, :der)
                """)
                .param("issuer", list.issuer().value())
                .param("number", list.number())
                .param("thisUpdate", list.thisUpdate().atOffset(ZoneOffset.UTC))
                .param("nextUpdate", list.nextUpdate().atOffset(ZoneOffset.UTC))
                .param("entries", list.entries())
                .param("der", list.encoded())
                .update();
    }

    /** Lists that a newer one has replaced long ago are not needed to prove anything: every entry is in the newest. */
    void deleteOlderThan(IssuerId issuer, long number) {
        jdbc.sql("""
                delete from revocation_list
                 where issuer = :issuer
                   and number < :number
                """).param("issuer", issuer.value()).param("number", number).update();
    }

    /** The newest list of each issuer that has one. */
    List<PublishedRevocationList> newest() {
        return jdbc.sql("""
                select distinct on (issuer)
                       issuer, number, this_update, next_update, entries, der
                  from revocation_list
                 order by issuer, number desc
                """).query(RevocationListTable::list).list();
    }

    private static PublishedRevocationList list(ResultSet row, int number) throws SQLException {
        return new PublishedRevocationList(
                new IssuerId(row.getString("issuer")),
                row.getLong("number"),
                row.getObject("this_update", OffsetDateTime.class).toInstant(),
                row.getObject("next_update", OffsetDateTime.class).toInstant(),
                row.getInt("entries"),
                row.getBytes("der"));
    }
}
