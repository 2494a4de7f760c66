package kz.kualik.authority.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading the audit log. */
@Component
public class AuditTrail {

    private static final String SELECT = """
            select chain, sequence, recorded_at, actor_kind, actor_id, action, object_kind, object_id,
                   details::text as details, previous_hash, hash
              from audit_record
            """;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest act of this kind on each of these objects, by the object's id; objects without one are left out. */
    public Map<String, AuditedAct> last(AuditAction action, String objectKind, Collection<String> objectIds) {
        return jdbc
                .sql(SELECT + """
                         where object_kind = :kind
                           and object_id = any(:ids)
                           and action = :action
                        """)
                .param("kind", objectKind)
                .param("ids", objectIds.toArray(String[]::new))
                .param("action", action.name())
                .query((row, number) -> act(row))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        act -> act.object().id(),
                        Function.identity(),
                        (one, other) -> one.at().isAfter(other.at()) ? one : other));
    }

    /** All acts on one object, oldest first. */
    public List<AuditedAct> of(AuditedObject object) {
        return jdbc.sql(SELECT + """
                         where object_kind = :kind
                           and object_id = :id
                         order by recorded_at, chain, sequence
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .query((row, number) -> act(row))
                .list();
    }

    /**
     * Acts in the order of time, from after a row on.
     *
     * @param object only acts on this
     * @param after the time, chain and number of the row before
     */
    public List<AuditedAct> page(Optional<AuditedObject> object, Optional<Place> after, int limit) {
        var from = after.orElse(Place.BEGINNING);
        return jdbc.sql(SELECT + """
                         where (recorded_at, chain, sequence) > (:at, :chain, :sequence)
                           and (cast(:kind as text) is null or (object_kind = :kind and object_id = :id))
                         order by recorded_at, chain, sequence
                         limit :limit
                        """)
                .param("at", from.at().atOffset(ZoneOffset.UTC))
                .param("chain", from.chain())
                .param("sequence", from.sequence())
                .param("kind", object.map(AuditedObject::kind).orElse(null))
                .param("id", object.map(AuditedObject::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> act(row))
                .list();
    }

    /**
     * A row's place in the order of time.
     *
     * @param at when it was written
     * @param chain its chain
     * @param sequence its place there
     */
    public record Place(Instant at, String chain, long sequence) {
        static final Place BEGINNING = new Place(Instant.EPOCH, "", 0);
    }

    private static AuditedAct act(ResultSet row) throws SQLException {
        try {
            var fields = AuditExport.fields(row);
            return new AuditedAct(
                    fields.chain(),
                    fields.sequence(),
                    fields.recordedAt(),
                    fields.actorKind() + "/" + fields.actorId(),
                    fields.action(),
                    new AuditedObject(fields.objectKind(), fields.objectId()),
                    fields.details(),
                    AuditHash.ofOctets(row.getBytes("hash")).toString());
        } catch (UnreadableEvidenceException e) {
            throw new SQLException("the details of an audit row are damaged", e);
        }
    }
}
