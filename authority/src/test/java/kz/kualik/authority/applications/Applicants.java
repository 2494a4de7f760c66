package kz.kualik.authority.applications;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x500.X500Name;

/** Forms as people fill them in, each with keys of its own. */
final class Applicants {

    static final CentreCode ALMATY = new CentreCode("7501");

    private static final CryptoEngine ENGINE = CryptoEngine.detect();

    private Applicants() {}

    static SubmissionForm individual(RegisteredPerson person) {
        return individual(person, requests(KeyAlgorithm.GOST_2015_512, 1));
    }

    static SubmissionForm individual(RegisteredPerson person, List<byte[]> requests) {
        return form(SubjectType.INDIVIDUAL, person, person.document().number(), Optional.empty(), requests);
    }

    static SubmissionForm withDocument(RegisteredPerson person, String documentNumber) {
        return form(
                SubjectType.INDIVIDUAL,
                person,
                documentNumber,
                Optional.empty(),
                requests(KeyAlgorithm.GOST_2015_512, 1));
    }

    static SubmissionForm firstHead(RegisteredPerson person, RegisteredEntity entity) {
        return form(
                SubjectType.FIRST_HEAD,
                person,
                person.document().number(),
                Optional.of(entity),
                requests(KeyAlgorithm.GOST_2015_512, 1));
    }

    static SubmissionForm form(
            SubjectType type,
            RegisteredPerson person,
            String documentNumber,
            Optional<RegisteredEntity> entity,
            List<byte[]> requests) {
        return new SubmissionForm(
                type,
                person.iin(),
                documentNumber,
                entity.map(RegisteredEntity::bin),
                type.isOfPerson() ? Optional.empty() : Optional.of("Құжат айналымы TEST"),
                KeyStorage.PKCS12_FILE,
                ALMATY,
                "kk",
                Optional.of("someone@example.kz"),
                "1",
                requests);
    }

    static List<byte[]> requests(KeyAlgorithm algorithm, int count) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            requests.add(request(algorithm, ENGINE.generateKeyPair(algorithm)));
        }
        return requests;
    }

    static byte[] request(KeyAlgorithm algorithm, KeyPair keys) {
        return signed(builder(), algorithm, keys);
    }

    /** A request of one GOST key that asks for what the builder says. */
    static byte[] signed(CertificationRequestBuilder builder) {
        var algorithm = KeyAlgorithm.GOST_2015_512;
        return signed(builder, algorithm, ENGINE.generateKeyPair(algorithm));
    }

    static CertificationRequestBuilder builder() {
        return new CertificationRequestBuilder(new X500Name("CN=whoever")).storage(KeyStorage.PKCS12_FILE);
    }

    private static byte[] signed(CertificationRequestBuilder builder, KeyAlgorithm algorithm, KeyPair keys) {
        try {
            return builder.build(keys, algorithm.defaultSignature(), ENGINE).encoded();
        } catch (CertificationRequestException e) {
            throw new AssertionError(e);
        }
    }
}
