package kz.kualik.authority.revocation.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code revocation_list_entry}: all that stands on lists. Rows come by triggers; here they are only read. */
final class ListEntryTable {

    private static final int FETCH_SIZE = 5_000;

    private static final Map<Short, Optional<RevocationReason>> REASONS = reasons();

    private final JdbcClient jdbc;

    ListEntryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something was revoked or retired since the last lists were made, or is marked for lists that have not been made. */
    boolean hasUnlisted(IssuerId issuer) {
        return jdbc.sql("""
                select exists (select
                                 from revocation_list_entry
                                where issuer = :issuer
                                  and first_listed is null)
                    or exists (select
                                 from revocation_list_entry
                                where issuer = :issuer
                                  and first_listed > coalesce((select number
                                                                 from revocation_list_number
                                                                where issuer = :issuer), 0))
                """)
                .param("issuer", issuer.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Up to so many entries that are on no list yet shall be on the lists of this number. Needs the lock of the issuer.
     *
     * @return how many
     */
    int markListed(IssuerId issuer, long number, int most) {
        return jdbc.sql("""
                update revocation_list_entry
                   set first_listed = :number
                 where ctid = any(array(select ctid
                                          from revocation_list_entry
                                         where issuer = :issuer
                                           and first_listed is null
                                         limit :most))
                """)
                .param("issuer", issuer.value())
                .param("number", number)
                .param("most", most)
                .update();
    }

    /**
     * The entries of a full list. To be closed; needs a transaction, and reads through a cursor.
     *
     * @param endingBefore certificates that expired before this are left out
     */
    Stream<RevokedCertificate> full(ListName name, Instant endingBefore) {
        return jdbc
                .sql("""
                select serial, extract(epoch from revoked_at)::bigint as second, reason
                  from revocation_list_entry
                 where issuer = :issuer
                   and first_listed is not null
                   and (not_after is null or not_after >= :endingBefore)
                   and slot % :parts = :part
                """)
                .param("issuer", name.issuer().value())
                .param("endingBefore", endingBefore.atOffset(ZoneOffset.UTC))
                .param("parts", name.parts())
                .param("part", name.part())
                .withFetchSize(FETCH_SIZE)
                .query(ListEntryTable::entry)
                .stream();
    }

    /** The entries of a delta list: what came onto lists after this number. To be closed. */
    Stream<RevokedCertificate> since(ListName name, long number) {
        return jdbc
                .sql("""
                select serial, extract(epoch from revoked_at)::bigint as second, reason
                  from revocation_list_entry
                 where issuer = :issuer
                   and first_listed > :number
                   and slot % :parts = :part
                """)
                .param("issuer", name.issuer().value())
                .param("number", number)
                .param("parts", name.parts())
                .param("part", name.part())
                .withFetchSize(FETCH_SIZE)
                .query(ListEntryTable::entry)
                .stream();
    }

    private static RevokedCertificate entry(ResultSet row, int number) throws SQLException {
        short reason = row.getShort(3);
        return new RevokedCertificate(
                SerialNumber.ofHex(row.getString(1)),
                Instant.ofEpochSecond(row.getLong(2)),
                REASONS.getOrDefault(reason, Optional.empty()));
    }

    /** "Unspecified" is expressed by saying nothing (RFC 5280, section 5.3.1), and is null in the table. */
    private static Map<Short, Optional<RevocationReason>> reasons() {
        var reasons = new HashMap<Short, Optional<RevocationReason>>();
        for (var reason : RevocationReason.values()) {
            if (reason != RevocationReason.UNSPECIFIED) {
                reasons.put((short) reason.code(), Optional.of(reason));
            }
        }
        return Map.copyOf(reasons);
    }
}
