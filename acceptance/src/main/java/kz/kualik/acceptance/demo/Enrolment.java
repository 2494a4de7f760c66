package kz.kualik.acceptance.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12FileName;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;

/** From nothing to an installed key: keys, requests, application, visit, approval, certificates, key stores. */
final class Enrolment {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 50_000_000;

    private final ApiClient citizen;
    private final ApiClient operator;
    private final StatusClient status;
    private final CryptoEngine engine;
    private final Gallery gallery;
    private final DemoConsole console;
    private final String centre;
    private final String password;

    Enrolment(
            ApiClient citizen,
            ApiClient operator,
            StatusClient status,
            CryptoEngine engine,
            Gallery gallery,
            DemoConsole console,
            String centre,
            String password) {
        this.citizen = citizen;
        this.operator = operator;
        this.status = status;
        this.engine = engine;
        this.gallery = gallery;
        this.console = console;
        this.centre = centre;
        this.password = password;
    }

    /**
     * Files an application with fresh keys: one for GOST, which serves for everything, and two for RSA, the signature's
     * first and the authentication's second. Gives the authority's answer.
     */
    Filed file(Applicant applicant, Lineage lineage) {
        var count = lineage.keys().family() == KeyFamily.GOST_2015 ? 1 : 2;
        var keys = new ArrayList<KeyPair>();
        var requests = new ArrayList<String>();
        for (int number = 0; number < count; number++) {
            var pair = engine.generateKeyPair(lineage.keys());
            keys.add(pair);
            requests.add(Base64.getEncoder().encodeToString(Requests.make(engine, pair, lineage, applicant)));
        }
        var answer = citizen.post("applications", applicant.application(centre, requests));
        var filed = new Filed(applicant, lineage, keys, answer);
        console.step(
                "application %s: %s%s",
                filed.number(),
                filed.state(),
                filed.state().equals("AWAITING_VISIT")
                        ? ", to be brought to centre " + centre + " until "
                                + answer.get("deadline").asString()
                        : "");
        return filed;
    }

    /** The visit: the operator sees the documents and the face, approves, and the certificates arrive. */
    List<Issued> complete(Filed filed, String folder) throws MalformedCertificateException, GeneralSecurityException {
        var number = filed.number();
        operator.post(
                "applications/" + number + "/visits",
                Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true));
        operator.post("applications/" + number + "/approval", Map.of());
        console.step("the operator has seen the person and the documents, and approves");
        awaitState(filed, "ISSUED");
        var issued = new ArrayList<Issued>();
        for (var answer : citizen.get("applications/" + number + "/certificates", document(filed))) {
            issued.add(install(filed, folder, answer));
        }
        if (issued.size() != filed.keys().size()) {
            throw new DemoFailedException(
                    issued.size() + " certificates came for " + filed.keys().size() + " requests");
        }
        citizen.post("applications/" + number + "/installation", Map.of("documentNumber", document(filed)));
        console.step("application %s: %s", number, state(filed));
        return issued;
    }

    private Issued install(Filed filed, String folder, JsonNode answer) throws MalformedCertificateException {
        var certificate = Certificate.parse(
                Base64.getDecoder().decode(answer.get("certificate").asString()));
        var pair = filed.keys().stream()
                .filter(candidate -> certificate
                        .publicKeyInfo()
                        .equals(SubjectPublicKeyInfo.getInstance(
                                candidate.getPublic().getEncoded())))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("a certificate came for a key that is not ours"));
        var store = Pkcs12FileName.of(certificate.toHolder());
        var certificateFile = folder + "/" + store.replace(".p12", ".cer");
        gallery.write(certificateFile, certificate.encoded());
        try (var secret = Password.of(password.toCharArray())) {
            var dialect = filed.lineage().judge() instanceof GostOracleJudge ? Pkcs12Dialect.NUC : Pkcs12Dialect.MODERN;
            gallery.write(
                    folder + "/" + store,
                    new Pkcs12Writer(new SecureRandom())
                            .write(
                                    Pkcs12Entry.of(pair.getPrivate(), List.of(certificate.toHolder())),
                                    secret,
                                    dialect));
        }
        var ocspFile = certificateFile.replace(".cer", ".ocsp");
        gallery.write(ocspFile, status.ocsp(certificate, filed.lineage().issuing()));
        var issued = new Issued(filed.lineage(), pair.getPrivate(), certificate, certificateFile, ocspFile);
        console.step(
                "certificate %s (%s)",
                certificate.serialNumber(), answer.path("profile").asString(""));
        var judge = filed.lineage().judge();
        gallery.expectPassed(
                certificateFile,
                "The certificate of the application " + filed.number(),
                issued.goodOptions(),
                judge.certificate(certificateFile));
        gallery.expectPassed(
                ocspFile,
                "An OCSP response about it: good",
                List.of("--trust", "trust"),
                judge.ocspResponse(ocspFile, certificateFile));
        gallery.expectPassed(
                folder + "/" + store,
                "The key store with this certificate and its private key",
                List.of("--trust", "trust", "--ocsp", ocspFile, "--password", password),
                judge.keyStore(folder + "/" + store, password));
        return issued;
    }

    /** Waits until the application is in this state; other states that nothing leads out of end the demo. */
    void awaitState(Filed filed, String wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var state = state(filed);
        while (!state.equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException(
                        "application " + filed.number() + " is " + state + " instead of " + wanted);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            state = state(filed);
        }
    }

    /** The state of an application as its applicant sees it. */
    String state(Filed filed) {
        return citizen.get("applications/" + filed.number(), document(filed))
                .get("state")
                .asString();
    }

    private static String document(Filed filed) {
        return filed.applicant().documentNumber();
    }

    /**
     * An application as filed.
     *
     * @param applicant who
     * @param lineage at which authority
     * @param keys the key pairs, which stay with the client
     * @param answer what the authority said
     */
    record Filed(Applicant applicant, Lineage lineage, List<KeyPair> keys, JsonNode answer) {

        Filed {
            keys = List.copyOf(keys);
        }

        String number() {
            return answer.get("number").asString();
        }

        String state() {
            return answer.get("state").asString();
        }

        /** Private keys are not shown. */
        @Override
        public String toString() {
            return "Filed[" + number() + "]";
        }
    }
}
