package kz.kualik.authority.startup;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where everything of a running authority is.
 *
 * @param api the HTTP API
 * @param responder OCSP, lists, certificates of authorities, time-stamps
 * @param tlsAnchor the root certificate under which the API shows itself, DER
 * @param certificates the folder of all certificates of the hierarchy
 * @param operators the folder of the sandbox's operators' keys and of the file {@code password} that opens them
 * @param operatorCentre the code of the centre where the first of them works
 * @param timeStampPolicies the policy of each time-stamping authority, by the name of its issuer
 */
record Endpoints(
        URI api,
        URI responder,
        Path tlsAnchor,
        Path certificates,
        Path operators,
        String operatorCentre,
        Map<String, String> timeStampPolicies) {

    Endpoints {
        timeStampPolicies = Map.copyOf(timeStampPolicies);
    }

    /** Name and value of each, for {@code endpoints.json}. */
    SequencedMap<String, String> toMap() {
        var values = new LinkedHashMap<String, String>();
        values.put("api", api.toString());
        values.put("responder", responder.toString());
        values.put("tlsAnchor", tlsAnchor.toString());
        values.put("certificates", certificates.toString());
        values.put("operators", operators.toString());
        values.put("operatorCentre", operatorCentre);
        timeStampPolicies.forEach((issuer, policy) -> values.put("timeStampPolicy." + issuer, policy));
        return values;
    }

    /** What a person wants to know first. */
    String announcement() {
        return """
                Kualik is ready.
                  HTTP API             %s/api/v1   (description: %s/v3/api-docs)
                  responder            %s   (OCSP /ocsp, lists /crl, authorities /cert, time-stamps /tsp)
                  trust for HTTPS      %s
                  authorities          %s
                  operators' keys      %s   (the file "password" opens them)
                  people and entities  %s/api/v1/sandbox/persons and /sandbox/entities; their keys stay with whoever makes them
                """.formatted(api, api, responder, tlsAnchor, certificates, operators, api);
    }
}
