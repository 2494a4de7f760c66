package kz.kualik.authority.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a checkpoint says: how far every chain had come. Its JSON text, octet for octet, is what is signed and time-stamped.
 *
 * @param number counted from 1 without gaps
 * @param madeAt when, by the clock of the house
 * @param previous SHA-256 of the statement before; 32 zero octets in the first one
 * @param heads of all chains, by ascending name
 */
record CheckpointStatement(long number, Instant madeAt, AuditHash previous, List<ChainHead> heads) {

    private static final JsonMapper JSON = JsonMapper.shared();

    CheckpointStatement {
        heads = List.copyOf(heads);
    }

    /** The text that is signed. */
    String toJson() {
        var members = new LinkedHashMap<String, Object>();
        members.put("checkpoint", number);
        members.put("madeAt", madeAt.toString());
        members.put("previous", previous.toString());
        var list = new ArrayList<Object>();
        for (var head : heads) {
            var one = new LinkedHashMap<String, Object>();
            one.put("chain", head.chain());
            one.put("sequence", head.sequence());
            one.put("hash", head.hash().toString());
            list.add(one);
        }
        members.put("heads", list);
        return JSON.writeValueAsString(members);
    }

    static CheckpointStatement parse(String json) throws UnreadableEvidenceException {
        try {
            var node = JSON.readTree(json);
            var heads = new ArrayList<ChainHead>();
            for (var head : node.required("heads")) {
                heads.add(new ChainHead(
                        head.required("chain").asString(),
                        head.required("sequence").asLong(),
                        AuditHash.parse(head.required("hash").asString())));
            }
            return new CheckpointStatement(
                    node.required("checkpoint").asLong(),
                    Instant.parse(node.required("madeAt").asString()),
                    AuditHash.parse(node.required("previous").asString()),
                    heads);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEvidenceException("a checkpoint's statement is damaged", e);
        }
    }

    static AuditHash hash(String statement) {
        return AuditHash.ofContent(statement.getBytes(StandardCharsets.UTF_8));
    }
}
