package kz.kualik.signer.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file's form, version 1. The first line names form and version and carries the SHA-256 of all that follows; each further
 * line is one JSON object. The digest is against damage, not against the file's owner: one changed letter of an origin would
 * otherwise give another site what this one was given.
 */
final class ConsentFormat {

    private static final String NAME = "kualik-consents:";
    private static final String HEAD = NAME + "1 ";
    private static final String DIGEST = "[0-9a-f]{64}";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ConsentFormat() {}

    /** This is no whole file of ours. */
    static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean newer;

        DamagedException(String how) {
            super(how);
            this.newer = false;
        }

        private DamagedException(String how, boolean newer) {
            super(how);
            this.newer = newer;
        }

        /** Whether it is one of a later version. */
        boolean isNewer() {
            return newer;
        }
    }

    static byte[] write(Consents consents) {
        var lines = new StringBuilder();
        for (var consent : consents.given()) {
            var line = MAPPER.createObjectNode()
                    .put("number", consent.number())
                    .put("origin", consent.origin().toString())
                    .put("permission", consent.permission().name())
                    .put("since", consent.since().toString());
            var keys = line.putArray("keys");
            consent.keys().stream().sorted().forEach(keys::add);
            lines.append(MAPPER.writeValueAsString(line)).append('\n');
        }
        for (var entry : consents.withdrawn()) {
            var line = MAPPER.createObjectNode()
                    .put("number", entry.number())
                    .put("withdrawn", entry.time().toString());
            entry.origin().ifPresent(origin -> line.put("origin", origin.toString()));
            lines.append(MAPPER.writeValueAsString(line)).append('\n');
        }
        var body = lines.toString().getBytes(StandardCharsets.UTF_8);
        var file = new ByteArrayOutputStream();
        file.writeBytes((HEAD + digest(body) + "\n").getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(body);
        return file.toByteArray();
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(body));
    }

    static Consents read(byte[] file) throws DamagedException {
        var text = new String(file, StandardCharsets.UTF_8);
        var end = text.indexOf('\n');
        var head = text.substring(0, Math.max(0, end));
        if (head.startsWith(NAME) && !head.startsWith(HEAD)) {
            throw new DamagedException("another version", true);
        }
        if (end < 0 || !head.startsWith(HEAD)) {
            throw new DamagedException("consents.how.head");
        }
        var body = text.substring(end + 1);
        if (!head.substring(HEAD.length()).equals(digest(body.getBytes(StandardCharsets.UTF_8)))) {
            throw new DamagedException("consents.how.checksum");
        }
        return entries(body);
    }

    private static Consents entries(String body) throws DamagedException {
        var given = new ArrayList<StoredConsent>();
        var withdrawn = new ArrayList<Withdrawal>();
        for (var line : body.lines().toList()) {
            try {
                var entry = MAPPER.readTree(line);
                if (entry.has("withdrawn")) {
                    withdrawn.add(withdrawal(entry));
                } else {
                    given.add(consent(entry));
                }
            } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
                throw new DamagedException("consents.how.line");
            }
        }
        return new Consents(given, withdrawn);
    }

    private static StoredConsent consent(JsonNode entry) throws DamagedException {
        var keys = new LinkedHashSet<String>();
        for (var key : entry.path("keys").values()) {
            if (!key.isString() || !key.stringValue().matches(DIGEST)) {
                throw new DamagedException("consents.how.line");
            }
            keys.add(key.stringValue());
        }
        if (!entry.path("keys").isArray()) {
            throw new DamagedException("consents.how.line");
        }
        var permission = Permission.valueOf(entry.path("permission").asString());
        return new StoredConsent(number(entry), origin(entry), permission, time(entry, "since"), keys);
    }

    private static Withdrawal withdrawal(JsonNode entry) throws DamagedException {
        Optional<Origin> origin = entry.has("origin") ? Optional.of(origin(entry)) : Optional.empty();
        return new Withdrawal(number(entry), origin, time(entry, "withdrawn"));
    }

    private static long number(JsonNode entry) throws DamagedException {
        var number = entry.path("number");
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 1) {
            throw new DamagedException("consents.how.line");
        }
        return number.longValue();
    }

    private static Origin origin(JsonNode entry) throws DamagedException {
        return Origin.parse(entry.path("origin").asString())
                .orElseThrow(() -> new DamagedException("consents.how.line"));
    }

    private static Instant time(JsonNode entry, String name) {
        return Instant.parse(entry.path(name).asString());
    }
}
