package kz.kualik.authority.revocation.feed;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.springframework.stereotype.Component;

/** Reads what a responder asks for and writes what it needs, in the form of the HTTP API. */
@Component
final class EnrolmentDesk {

    private final Responders responders;
    private final AuthorityKeys keys;
    private final StatusLogTable log;
    private final CertificateProfiles profiles;

    EnrolmentDesk(Responders responders, AuthorityKeys keys, StatusLogTable log, CertificateProfiles profiles) {
        this.responders = responders;
        this.keys = keys;
        this.log = log;
        this.profiles = profiles;
    }

    Bundle enrol(Enrolment enrolment, Actor officer) throws ResponderRefusedException {
        var requests = new LinkedHashMap<String, byte[]>();
        for (var request : enrolment.requests().entrySet()) {
            requests.put(request.getKey(), octets(request.getKey(), request.getValue()));
        }
        var issued = responders.enrol(enrolment.name(), requests, officer);
        var certificates = new LinkedHashMap<String, String>();
        issued.forEach((name, certificate) -> certificates.put(name, base64(certificate.encoded())));
        return new Bundle(enrolment.name(), log.head().log().toString(), issuers(), certificates);
    }

    private List<Issuer> issuers() {
        var policy = profiles.get(ProfileName.TSA).policy();
        var all = keys.issuers();
        return all.stream()
                .map(issuer -> new Issuer(
                        issuer.id().value(),
                        base64(issuer.certificate().encoded()),
                        base64(issuer.root().encoded()),
                        policy.branch(Integer.toString(all.indexOf(issuer) + 1)).getId()))
                .toList();
    }

    private static byte[] octets(String name, String base64) throws ResponderRefusedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ResponderRefusedException.request(name, e);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * A responder that wants to be certified, as {@code ./kualik responder enrol} writes it.
     *
     * @param name small letters, digits and hyphens
     * @param requests PKCS#10, base64: {@code tls}, and {@code ocsp-X} and {@code tsa-X} for each issuer X
     */
    record Enrolment(
            String name,
            @JsonSetter(contentNulls = Nulls.FAIL) Map<String, String> requests) {}

    /**
     * What a certified responder needs, as {@code ./kualik responder install} reads it.
     *
     * @param name its name
     * @param log the identity of the status log that it follows
     * @param issuers whom it answers for
     * @param certificates base64, by the names of the requests
     */
    record Bundle(String name, String log, List<Issuer> issuers, Map<String, String> certificates) {}

    /**
     * An issuing authority.
     *
     * @param id its short name
     * @param certificate base64
     * @param root the root's certificate, base64
     * @param timeStampPolicy the policy of time-stamps made in its algorithm
     */
    record Issuer(String id, String certificate, String root, String timeStampPolicy) {}
}
