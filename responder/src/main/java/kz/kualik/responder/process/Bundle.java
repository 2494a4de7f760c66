package kz.kualik.responder.process;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.responder.status.IssuerId;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What the authority answers when an officer has certified a responder.
 *
 * @param name of the responder
 * @param log the identity of the status log that it follows
 * @param issuers whom it answers for
 * @param certificates its own, by the names of its keys
 */
record Bundle(String name, UUID log, List<Issuer> issuers, Map<String, Certificate> certificates) {

    private static final int MAXIMUM_SIZE = 1 << 20;

    /** An issuing authority with its root, and the policy of time-stamps made in its algorithm. */
    record Issuer(IssuerId id, Certificate certificate, Certificate root, ASN1ObjectIdentifier timeStampPolicy) {}

    static Bundle read(Path file) throws IOException, UnusableResponderFolderException {
        if (!Files.exists(file)) {
            throw new UnusableResponderFolderException(
                    file, "it is missing; give the authority's answer to \"kualik responder install\" first");
        }
        if (Files.size(file) > MAXIMUM_SIZE) {
            throw new UnusableResponderFolderException(file, "it is too large");
        }
        try {
            return parse(new JsonObject(Files.readString(file)));
        } catch (DecodeException
                | MalformedCertificateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException e) {
            throw new UnusableResponderFolderException(file, "it is not what the authority answers to an enrolment", e);
        }
    }

    private static Bundle parse(JsonObject json) throws MalformedCertificateException {
        var issuers = new ArrayList<Issuer>();
        for (var each : json.getJsonArray("issuers")) {
            var one = (JsonObject) each;
            issuers.add(new Issuer(
                    new IssuerId(one.getString("id")),
                    certificate(one.getString("certificate")),
                    certificate(one.getString("root")),
                    new ASN1ObjectIdentifier(one.getString("timeStampPolicy"))));
        }
        var certificates = new LinkedHashMap<String, Certificate>();
        var encoded = json.getJsonObject("certificates");
        for (var name : encoded.fieldNames()) {
            certificates.put(name, certificate(encoded.getString(name)));
        }
        return new Bundle(
                json.getString("name"),
                UUID.fromString(json.getString("log")),
                List.copyOf(issuers),
                Map.copyOf(certificates));
    }

    private static Certificate certificate(String base64) throws MalformedCertificateException {
        return Certificate.parse(Base64.getDecoder().decode(base64));
    }
}
