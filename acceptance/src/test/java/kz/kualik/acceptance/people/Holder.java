package kz.kualik.acceptance.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who has applied, has been seen and holds certificates, with the keys, which never left them.
 *
 * @param issuer the short name of who issued them
 * @param algorithm of the keys
 * @param keys in the order of the requests: for RSA and ECDSA the signature's first, the authentication's second
 * @param certificates in the same order
 */
record Holder(String issuer, KeyAlgorithm algorithm, List<KeyPair> keys, List<Certificate> certificates) {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int MOST_PAUSES = 3_000;

    /** From nothing to certificates. */
    static Holder enrol(AuthorityProcess authority, JsonNode person, String issuer, KeyAlgorithm algorithm)
            throws Exception {
        var keys = new ArrayList<KeyPair>();
        var requests = new ArrayList<String>();
        for (int number = 0; number < (algorithm.family() == KeyFamily.GOST_2015 ? 1 : 2); number++) {
            var pair = ENGINE.generateKeyPair(algorithm);
            keys.add(pair);
            requests.add(Base64.getEncoder()
                    .encodeToString(new CertificationRequestBuilder(new X500Name(""))
                            .storage(KeyStorage.PKCS12_FILE)
                            .build(pair, algorithm.defaultSignature(), ENGINE)
                            .encoded()));
        }
        try (var citizen = Clients.citizen(authority);
                var operator = Clients.operator(authority)) {
            var document = person.get("documentNumber").asString();
            var number = citizen.post(
                            "applications",
                            Map.of(
                                    "subjectType",
                                    "INDIVIDUAL",
                                    "iin",
                                    person.get("iin").asString(),
                                    "documentNumber",
                                    document,
                                    "storage",
                                    "PKCS12_FILE",
                                    "centre",
                                    authority.endpoint("operatorCentre"),
                                    "agreementVersion",
                                    "1",
                                    "requests",
                                    requests))
                    .get("number")
                    .asString();
            operator.post("applications/" + number + "/visits", Counter.VISIT);
            operator.post("applications/" + number + "/approval", Map.of());
            return new Holder(issuer, algorithm, keys, certificates(citizen, number, document, keys));
        }
    }

    private static List<Certificate> certificates(ApiClient citizen, String number, String document, List<KeyPair> keys)
            throws Exception {
        var path = "applications/" + number + "/certificates";
        var answer = citizen.get(path, document);
        for (int pauses = 0; answer.size() < keys.size(); pauses++) {
            if (pauses > MOST_PAUSES) {
                throw new AssertionError("no certificates come");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = citizen.get(path, document);
        }
        var found = new ArrayList<Certificate>();
        for (var key : keys) {
            for (var one : answer) {
                var certificate = Certificate.parse(
                        Base64.getDecoder().decode(one.get("certificate").asString()));
                if (certificate
                        .publicKeyInfo()
                        .equals(SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))) {
                    found.add(certificate);
                }
            }
        }
        if (found.size() != keys.size()) {
            throw new AssertionError("certificates came for other keys");
        }
        return found;
    }

    /** The serial number of the number-th certificate, as the API spells it. */
    String serial(int number) {
        return certificates.get(number).serialNumber().toString();
    }

    /** The API over TLS with the authentication key and its certificate. */
    ApiClient showingAuthentication(AuthorityProcess authority, Path folder) throws IOException {
        var store = folder.resolve(serial(keys.size() - 1) + ".p12");
        var passwordFile = folder.resolve("holder-password");
        Files.writeString(passwordFile, "Tenge-12345");
        try (var password = Password.of("Tenge-12345".toCharArray())) {
            Files.write(
                    store,
                    new Pkcs12Writer(RANDOM)
                            .write(
                                    Pkcs12Entry.of(
                                            keys.getLast().getPrivate(),
                                            List.of(certificates.getLast().toHolder())),
                                    password,
                                    Pkcs12Dialect.MODERN));
        }
        return new ApiClient(
                authority.api(),
                ClientTls.context(
                        authority.file("tlsAnchor"), Optional.of(new ClientTls.ClientKey(store, passwordFile))));
    }

    /** A signed statement (docs/guide/api.md) that asks to revoke this certificate, as the body of the request. */
    Map<String, String> wish(String wantedIssuer, String wantedSerial, String circumstance) throws Exception {
        var nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        var statement = """
                Kualik-Revocation-Request: 1
                Issuer: %s
                Serial: %s
                Circumstance: %s
                Time: %s
                Nonce: %s
                """.formatted(
                        wantedIssuer,
                        wantedSerial,
                        circumstance,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        HexFormat.of().formatHex(nonce));
        var key = new SigningKey(
                keys.getFirst().getPrivate(), algorithm.defaultSignature(), certificates.getFirst(), List.of());
        var cms = new CmsSigner(ENGINE, Clock.systemUTC())
                .sign(
                        DocumentContent.of(statement.getBytes(StandardCharsets.US_ASCII)),
                        CmsForm.ATTACHED,
                        List.of(key));
        return Map.of("cms", Base64.getEncoder().encodeToString(cms));
    }

    /** Keys are not shown. */
    @Override
    public String toString() {
        return "Holder[" + serial(0) + "]";
    }
}
