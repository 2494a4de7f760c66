package kz.kualik.acceptance.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Somebody who applies: what they type into the application, and the name that they ask for in their request.
 *
 * @param subjectType as the HTTP API spells it
 * @param iin the number of the person
 * @param documentNumber of the identity document
 * @param bin of the legal entity, if the person acts for one
 * @param name what the client writes into the certification request; the authority takes the registry's word instead
 */
record Applicant(String subjectType, String iin, String documentNumber, Optional<String> bin, X500Name name) {

    /** The body of an application with these requests, base64 PKCS#10. */
    Map<String, Object> application(String centre, List<String> requests) {
        var body = new HashMap<String, Object>();
        body.put("subjectType", subjectType);
        body.put("iin", iin);
        body.put("documentNumber", documentNumber);
        bin.ifPresent(number -> body.put("bin", number));
        body.put("storage", "PKCS12_FILE");
        body.put("centre", centre);
        body.put("agreementVersion", "1");
        body.put("requests", requests);
        return body;
    }
}
