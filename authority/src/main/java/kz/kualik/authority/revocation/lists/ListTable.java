package kz.kualik.authority.revocation.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.keys.IssuerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code revocation_list_number}, {@code revocation_list_file} and {@code revocation_list_piece}. Octets go in and
 * out in pieces, so that no list is ever held in memory.
 */
final class ListTable {

    private static final int PIECE = 512 * 1024;

    /** Of each name the octets of so many lists are kept: the newest, and the one that somebody may just be fetching. */
    private static final int LISTS_WITH_OCTETS = 2;

    private final JdbcClient jdbc;

    ListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the issuer until the end of the transaction, so that lists are made one after the other on whatever node, and a
     * higher number never holds less.
     *
     * @return the number of the last round
     */
    long lock(IssuerId issuer) {
        jdbc.sql("""
                insert into revocation_list_number (issuer,  number)
                values                             (:issuer, 0)
                on conflict (issuer) do nothing
                """).param("issuer", issuer.value()).update();
        return jdbc.sql("""
                select number
                  from revocation_list_number
                 where issuer = :issuer
                   for update
                """).param("issuer", issuer.value()).query(Long.class).single();
    }

    /** The next CRLNumber (RFC 5280, section 5.2.3) of the issuer that is locked. */
    long nextNumber(IssuerId issuer) {
        return jdbc.sql("""
                update revocation_list_number
                   set number = number + 1
                 where issuer = :issuer
                returning number
                """).param("issuer", issuer.value()).query(Long.class).single();
    }

    /** The octets of the file, in pieces; gives their SHA-256 in hexadecimal. */
    String insertOctets(String name, long number, Path file, MessageDigest digest) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            int position = 0;
            for (int read = readFully(in, piece); read > 0; read = readFully(in, piece)) {
                digest.update(piece, 0, read);
                jdbc.sql("""
                        insert into revocation_list_piece (name,  number,  position,  octets)
                        values                            (:name, :number, :position, :octets)
                        """)
                        .param("name", name)
                        .param("number", number)
                        .param("position", position)
                        .param("octets", read == PIECE ? piece : Arrays.copyOf(piece, read))
                        .update();
                position++;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int readFully(InputStream in, byte[] piece) throws IOException {
        return in.readNBytes(piece, 0, piece.length);
    }

    void insert(StoredList list) {
        jdbc.sql("""
                insert into revocation_list_file (name,        number,      issuer,   base,  this_update,
                                                  next_update, entries,     size,     sha256)
                values                           (:name,       :number,     :issuer,  cast(:base as bigint), :thisUpdate,
                                                  :nextUpdate, :entries,    :size,    :sha256)
                """)
                .param("name", list.name())
                .param("number", list.number())
                .param("issuer", list.issuer().value())
                .param("base", list.base().orElse(null))
                .param("thisUpdate", list.thisUpdate().atOffset(ZoneOffset.UTC))
                .param("nextUpdate", list.nextUpdate().atOffset(ZoneOffset.UTC))
                .param("entries", list.entries())
                .param("size", list.size())
                .param("sha256", list.sha256())
                .update();
    }

    /** The newest list of every name of the issuer. */
    List<StoredList> newest(IssuerId issuer) {
        return jdbc.sql("""
                select distinct on (name)
                       name, number, issuer, base, this_update, next_update, entries, size, sha256
                  from revocation_list_file
                 where issuer = :issuer
                 order by name, number desc
                """)
                .param("issuer", issuer.value())
                .query(ListTable::list)
                .list();
    }

    /**
     * The oldest full list of this name on which somebody may still rely: what a delta list must amend. Nobody relies on one of
     * the future, made under a wrong clock.
     */
    Optional<StoredList> oldestInForce(ListName name, Instant now) {
        return jdbc.sql("""
                select name, number, issuer, base, this_update, next_update, entries, size, sha256
                  from revocation_list_file
                 where name = :name
                   and this_update <= :now
                   and next_update > :now
                 order by number
                 limit 1
                """)
                .param("name", name.asFull().toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ListTable::list)
                .optional();
    }

    /** Writes the octets of a list; false if they are not kept any more. Needs a transaction. */
    boolean copyOctets(StoredList list, OutputStream out) {
        try (var pieces = jdbc
                .sql("""
                select octets
                  from revocation_list_piece
                 where name = :name
                   and number = :number
                 order by position
                """)
                .param("name", list.name())
                .param("number", list.number())
                .withFetchSize(1)
                .query((row, number) -> row.getBytes(1))
                .stream()) {
            long copied = 0;
            for (var piece : (Iterable<byte[]>) pieces::iterator) {
                out.write(piece);
                copied += piece.length;
            }
            return copied == list.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of lists that newer ones have replaced, the octets go first, and the row when nobody can rely on it any more. */
    void forgetOld(IssuerId issuer, Instant now) {
        jdbc.sql("""
                with ranked as (
                    select name, number, row_number() over (partition by name order by number desc) as age
                      from revocation_list_file
                     where issuer = :issuer
                )
                delete from revocation_list_piece p
                 using ranked r
                 where r.name = p.name
                   and r.number = p.number
                   and r.age > :kept
                """)
                .param("issuer", issuer.value())
                .param("kept", LISTS_WITH_OCTETS)
                .update();
        jdbc.sql("""
                delete from revocation_list_file f
                 where issuer = :issuer
                   and next_update <= :now
                   and not exists (select from revocation_list_piece p where p.name = f.name and p.number = f.number)
                """)
                .param("issuer", issuer.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StoredList list(ResultSet row, int number) throws SQLException {
        return new StoredList(
                row.getString("name"),
                new IssuerId(row.getString("issuer")),
                row.getLong("number"),
                Optional.ofNullable(row.getObject("base", Long.class)),
                row.getObject("this_update", OffsetDateTime.class).toInstant(),
                row.getObject("next_update", OffsetDateTime.class).toInstant(),
                row.getInt("entries"),
                row.getLong("size"),
                row.getString("sha256"));
    }
}
