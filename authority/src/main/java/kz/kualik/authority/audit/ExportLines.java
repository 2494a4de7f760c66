package kz.kualik.authority.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of an export, one JSON object each: {@code header}, then {@code record} in the order of chain and number, then
 * {@code checkpoint} by number, then {@code end} with both counts.
 */
final class ExportLines {

    static final String FORMAT = "kualik-audit-export";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private ExportLines() {}

    /** A record with the hash that is claimed for it. */
    record Row(AuditFields fields, AuditHash hash) {}

    static String header(Instant exportedAt) {
        var members = line("header");
        members.put("format", FORMAT);
        members.put("version", VERSION);
        members.put("exportedAt", exportedAt.toString());
        return JSON.writeValueAsString(members);
    }

    static String record(AuditFields row, AuditHash hash) {
        var members = line("record");
        members.put("chain", row.chain());
        members.put("sequence", row.sequence());
        members.put("recordedAt", row.recordedAt().toString());
        members.put("actor", Map.of("kind", row.actorKind(), "id", row.actorId()));
        members.put("action", row.action());
        members.put("object", Map.of("kind", row.objectKind(), "id", row.objectId()));
        members.put("details", row.details());
        members.put("previousHash", row.previousHash().toString());
        members.put("hash", hash.toString());
        return JSON.writeValueAsString(members);
    }

    static String end(long records, long checkpoints) {
        var members = line("end");
        members.put("records", records);
        members.put("checkpoints", checkpoints);
        return JSON.writeValueAsString(members);
    }

    static JsonNode read(String line) throws UnreadableEvidenceException {
        try {
            var node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new UnreadableEvidenceException("the line is no JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new UnreadableEvidenceException("the line is no JSON", e);
        }
    }

    static String type(JsonNode node) {
        return node.path("type").asString("");
    }

    static Row row(JsonNode node) throws UnreadableEvidenceException {
        try {
            return new Row(
                    new AuditFields(
                            node.required("chain").asString(),
                            node.required("sequence").asLong(),
                            Instant.parse(node.required("recordedAt").asString()),
                            node.required("actor").required("kind").asString(),
                            node.required("actor").required("id").asString(),
                            node.required("action").asString(),
                            node.required("object").required("kind").asString(),
                            node.required("object").required("id").asString(),
                            details(node.required("details")),
                            AuditHash.parse(node.required("previousHash").asString())),
                    AuditHash.parse(node.required("hash").asString()));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEvidenceException("the record lacks a field or holds a wrong one", e);
        }
    }

    static SortedMap<String, String> details(String json) throws UnreadableEvidenceException {
        return details(read(json));
    }

    private static SortedMap<String, String> details(JsonNode node) {
        var details = new TreeMap<String, String>();
        node.forEachEntry((name, value) -> details.put(name, value.asString()));
        return details;
    }

    private static Map<String, Object> line(String type) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type);
        return members;
    }
}
