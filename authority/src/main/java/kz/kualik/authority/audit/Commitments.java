package kz.kualik.authority.audit;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code commitment_opening}: what salted commitments stand for, as long as it may be kept. */
@Component
public class Commitments {

    private final JdbcClient jdbc;

    Commitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the openings, in the transaction of the caller. */
    public void keep(List<Opening> openings, Instant now) {
        jdbc.sql("""
                insert into commitment_opening (commitment, object_kind, object_id, salt, content, made_at)
                select                          commitment, object_kind, object_id, salt, content, :now
                  from unnest(cast(:commitments as bytea[]), cast(:kinds as text[]), cast(:ids as text[]),
                              cast(:salts       as bytea[]), cast(:contents as text[]))
                    as r (commitment, object_kind, object_id, salt, content)
                """)
                .param("commitments", openings.stream().map(Opening::commitment).toArray(byte[][]::new))
                .param("kinds", texts(openings, opening -> opening.object().kind()))
                .param("ids", texts(openings, opening -> opening.object().id()))
                .param("salts", openings.stream().map(Opening::salt).toArray(byte[][]::new))
                .param("contents", texts(openings, Opening::content))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the commitment stands for; empty if that was erased, or does not fit it. */
    public Optional<Opening> open(byte[] commitment) {
        return jdbc.sql("""
                select object_kind, object_id, salt, content
                  from commitment_opening
                 where commitment = :commitment
                """)
                .param("commitment", commitment)
                .query((row, number) -> new Opening(
                        new AuditedObject(row.getString("object_kind"), row.getString("object_id")),
                        row.getBytes("salt"),
                        row.getString("content")))
                .optional()
                .filter(opening -> MessageDigest.isEqual(opening.commitment(), commitment));
    }

    /** Erases what is kept about the object; tells how many. */
    int erase(AuditedObject object) {
        return jdbc.sql("""
                delete from commitment_opening
                 where object_kind = :kind
                   and object_id = :id
                """)
                .param("kind", object.kind())
                .param("id", object.id())
                .update();
    }

    /** Erases a portion of what is older than this; tells how many. */
    int eraseOlderThan(Instant instant, int portion) {
        return jdbc.sql("""
                delete from commitment_opening
                 where commitment in (select commitment
                                        from commitment_opening
                                       where made_at < :instant
                                       order by made_at
                                       limit :portion)
                """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .param("portion", portion)
                .update();
    }

    private static String[] texts(List<Opening> openings, Function<Opening, String> value) {
        return openings.stream().map(value).toArray(String[]::new);
    }
}
