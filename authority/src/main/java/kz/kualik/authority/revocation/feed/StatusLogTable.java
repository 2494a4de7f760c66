package kz.kualik.authority.revocation.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.status.IssuerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code status_head} and {@code status_record}. */
@Component
public final class StatusLogTable {

    /**
     * The end of the log.
     *
     * @param log the identity of the log
     * @param position of the last record; 0 before the first
     * @param hash of the chain up to there
     * @param base records up to there may be missing
     */
    public record Head(UUID log, long position, ChainHash hash, long base) {}

    /** A record with the hash of the chain up to it. */
    record Chained(FeedRecord entry, ChainHash hash) {}

    private final JdbcClient jdbc;

    public StatusLogTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The present end, as committed. */
    public Head head() {
        return selectHead("");
    }

    /** The end of the log, which nobody else may move before the end of this transaction. */
    Head lockHead() {
        return selectHead("for update");
    }

    /** Appends the records and moves the end, in one statement. They must follow the end that this transaction locked. */
    void append(List<Chained> records) {
        jdbc.sql("""
                with appended as (
                    insert into status_record (position, issuer, serial, state, reason, since, hash)
                    select position, issuer, serial, state, nullif(reason, -1), to_timestamp(seconds), hash
                      from unnest(cast(:positions as bigint[]),   cast(:issuers as text[]),    cast(:serials as text[]),
                                  cast(:states    as smallint[]), cast(:reasons as smallint[]),
                                  cast(:seconds   as bigint[]),   cast(:hashes  as bytea[]))
                        as line (position, issuer, serial, state, reason, seconds, hash)
                )
                update status_head
                   set position = :end, hash = :endHash
                 where only_row
                """)
                .param("positions", column(records, record -> record.entry().position(), Long[]::new))
                .param(
                        "issuers",
                        column(records, record -> record.entry().issuer().value(), String[]::new))
                .param(
                        "serials",
                        column(records, record -> record.entry().serialNumber().toString(), String[]::new))
                .param(
                        "states",
                        column(records, record -> (short) record.entry().state().code(), Short[]::new))
                .param("reasons", column(records, StatusLogTable::reasonCode, Short[]::new))
                .param(
                        "seconds",
                        column(records, record -> record.entry().time().getEpochSecond(), Long[]::new))
                .param("hashes", column(records, record -> record.hash().toOctets(), byte[][]::new))
                .param("end", records.getLast().entry().position())
                .param("endHash", records.getLast().hash().toOctets())
                .update();
    }

    /** The records behind this position, in order. */
    public List<FeedRecord> after(long position, int limit) {
        return jdbc.sql("""
                select position, issuer, serial, state, reason, since
                  from status_record
                 where position > :position
                 order by position
                 limit :limit
                """)
                .param("position", position)
                .param("limit", limit)
                .query(StatusLogTable::entry)
                .list();
    }

    /** The hash of the chain up to this position; empty if the log does not reach there, forwards or backwards. */
    public Optional<ChainHash> hashAt(long position) {
        var base = base();
        if (position <= base.position()) {
            return Optional.of(base.hash()).filter(hash -> position == base.position());
        }
        return jdbc.sql("""
                select hash
                  from status_record
                 where position = :position
                """)
                .param("position", position)
                .query((row, number) -> ChainHash.ofOctets(row.getBytes("hash")))
                .optional();
    }

    /** Where the log begins that can be followed. */
    record Base(long position, ChainHash hash) {}

    Base base() {
        return jdbc.sql("""
                select log, base as position, base_hash as hash
                  from status_head
                """)
                .query((row, number) -> {
                    var hash = row.getBytes("hash");
                    return new Base(
                            row.getLong("position"),
                            hash == null
                                    ? ChainHash.ofEmpty(row.getObject("log", UUID.class))
                                    : ChainHash.ofOctets(hash));
                })
                .single();
    }

    /** From now on records up to this position may be removed, because a snapshot stands for them. */
    void moveBase(long position, ChainHash hash) {
        jdbc.sql("""
                update status_head
                   set base = :position, base_hash = :hash
                 where base < :position
                """).param("position", position).param("hash", hash.toOctets()).update();
    }

    /** Removes some of the records up to the base; tells how many. */
    int removeSome(int limit) {
        return jdbc.sql("""
                delete from status_record
                 where position in (select r.position
                                      from status_record r, status_head h
                                     where r.position <= h.base
                                     order by r.position
                                     limit :limit)
                """).param("limit", limit).update();
    }

    /** Gives the log another identity; its records and their hashes stay. Needs a transaction. */
    UUID renew() {
        lockHead();
        var base = base();
        return jdbc.sql("""
                update status_head
                   set log = gen_random_uuid(), base_hash = :hash
                returning log
                """)
                .param("hash", base.hash().toOctets())
                .query(UUID.class)
                .single();
    }

    /** Whether what is older than the log has been entered. Locks the end of the log. */
    public boolean isBegun() {
        return jdbc.sql("""
                select begun
                  from status_head
                   for update
                """).query(Boolean.class).single();
    }

    /** What is older than the log has been entered. */
    public void markBegun() {
        jdbc.sql("""
                update status_head
                   set begun = true
                """).update();
    }

    private Head selectHead(String locking) {
        return jdbc.sql("""
                select log, position, hash, base
                  from status_head
                 where only_row
                """ + locking).query(StatusLogTable::endOf).single();
    }

    private static Head endOf(ResultSet row, int number) throws SQLException {
        var log = row.getObject("log", UUID.class);
        var hash = row.getBytes("hash");
        return new Head(
                log,
                row.getLong("position"),
                hash == null ? ChainHash.ofEmpty(log) : ChainHash.ofOctets(hash),
                row.getLong("base"));
    }

    private static FeedRecord entry(ResultSet row, int number) throws SQLException {
        var reason = row.getObject("reason", Integer.class);
        var state = row.getInt("state");
        return new FeedRecord(
                row.getLong("position"),
                new IssuerId(row.getString("issuer")),
                SerialNumber.ofHex(row.getString("serial")),
                FeedRecord.State.ofCode(state)
                        .orElseThrow(() -> new DamagedStatusLogException("a record has the state " + state)),
                reason == null ? Optional.empty() : RevocationReason.ofCode(reason),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static <T> T[] column(List<Chained> records, Function<Chained, ? extends T> value, IntFunction<T[]> array) {
        return records.stream().map(value).toArray(array);
    }

    /** The reason's code; -1 for none, because an array of a stream holds no nulls. */
    private static short reasonCode(Chained record) {
        return record.entry().reason().map(reason -> (short) reason.code()).orElse((short) -1);
    }
}
