package kz.kualik.authority.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as it is stored: the statement, word for word, and its seal. One JSON object, one line.
 *
 * @param text the statement's text
 * @param statement what it says
 * @param seal who says it, and when at the latest
 */
record Checkpoint(String text, CheckpointStatement statement, CheckpointSeal seal) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Checkpoint of(CheckpointStatement statement, CheckpointSealer sealer) {
        var text = statement.toJson();
        return new Checkpoint(text, statement, sealer.seal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash that the next one carries. */
    AuditHash hash() {
        return CheckpointStatement.hash(text);
    }

    byte[] octets() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String toJson() {
        var base64 = Base64.getEncoder();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "checkpoint");
        members.put("statement", text);
        members.put("signature", base64.encodeToString(seal.signature()));
        members.put(
                "certificates",
                seal.certificates().stream()
                        .map(certificate -> base64.encodeToString(certificate.encoded()))
                        .toList());
        members.put("timeStamp", base64.encodeToString(seal.timeStamp()));
        return JSON.writeValueAsString(members);
    }

    /** Whether this is the document that stands in the table. */
    boolean equalsStored(String document) {
        return toJson().equals(document);
    }

    static Checkpoint parse(String json) throws UnreadableEvidenceException {
        try {
            return parse(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new UnreadableEvidenceException("a checkpoint is no JSON", e);
        }
    }

    static Checkpoint parse(JsonNode node) throws UnreadableEvidenceException {
        try {
            var base64 = Base64.getDecoder();
            var certificates = new ArrayList<Certificate>();
            for (var certificate : node.required("certificates")) {
                certificates.add(Certificate.parse(base64.decode(certificate.asString())));
            }
            if (certificates.isEmpty()) {
                throw new UnreadableEvidenceException("a checkpoint has no certificate");
            }
            var text = node.required("statement").asString();
            return new Checkpoint(
                    text,
                    CheckpointStatement.parse(text),
                    new CheckpointSeal(
                            base64.decode(node.required("signature").asString()),
                            certificates,
                            base64.decode(node.required("timeStamp").asString())));
        } catch (JacksonException | IllegalArgumentException | MalformedCertificateException e) {
            throw new UnreadableEvidenceException("a checkpoint is damaged", e);
        }
    }
}
