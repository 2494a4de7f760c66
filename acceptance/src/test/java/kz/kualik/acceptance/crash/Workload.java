package kz.kualik.acceptance.crash;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.UnreachableAuthorityException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x500.X500Name;
import tools.jackson.databind.JsonNode;

/**
 * Several clients at once: they apply, visit, approve, fetch and revoke without pause, and write down what was acknowledged.
 * An act that was not answered is given up; whether it happened is then open.
 */
final class Workload implements AutoCloseable {

    /** An authority that lets one address ask as often as several busy clients do. */
    static final List<String> SETTINGS = List.of(
            "--kualik.api.requests-per-minute=1000000",
            "--kualik.api.certified-requests-per-minute=1000000",
            "--kualik.api.identity-questions-per-minute=1000000");

    private static final int NOT_YET = 409;
    private static final int QUESTIONS = 600;
    private static final long PAUSE_NANOS = 50_000_000;

    private final AuthorityProcess authority;
    private final Ledger ledger;
    private final CryptoEngine engine;
    private final List<JsonNode> people = new ArrayList<>();
    private final ExecutorService threads;
    private final AtomicInteger nextPerson;
    private final AtomicInteger acts = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, Integer> problems = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private Workload(
            AuthorityProcess authority, Ledger ledger, CryptoEngine engine, AtomicInteger nextPerson, int clients) {
        this.authority = authority;
        this.ledger = ledger;
        this.engine = engine;
        this.nextPerson = nextPerson;
        this.threads = Executors.newFixedThreadPool(clients);
        try (var citizen = Clients.citizen(authority)) {
            citizen.list("sandbox/persons?minimumAge=18&limit=1000").forEach(people::add);
        }
    }

    /**
     * Begins to work.
     *
     * @param nextPerson which of the sandbox's people applies next; goes on over several workloads
     * @param seed of what each client does next
     */
    static Workload begin(
            AuthorityProcess authority,
            Ledger ledger,
            CryptoEngine engine,
            AtomicInteger nextPerson,
            int clients,
            long seed) {
        var workload = new Workload(authority, ledger, engine, nextPerson, clients);
        for (int client = 0; client < clients; client++) {
            var random = new Random(seed + client);
            workload.threads.execute(() -> workload.work(random));
        }
        return workload;
    }

    /** How many acts were acknowledged so far. */
    int acts() {
        return acts.get();
    }

    /** The problems that were answered, and how often. */
    Map<String, Integer> problems() {
        return Map.copyOf(problems);
    }

    /** How many acts were answered with an error or not at all. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("a client still waits for an answer after 60 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void work(Random random) {
        try (var citizen = Clients.citizen(authority);
                var operator = Clients.operator(authority)) {
            while (!stopping && authority.handle().isAlive()) {
                try {
                    oneApplication(citizen, operator, random);
                } catch (ApiProblemException e) {
                    unanswered.incrementAndGet();
                    problems.merge(e.status() + " " + e.body(), 1, Integer::sum);
                } catch (UnreachableAuthorityException e) {
                    unanswered.incrementAndGet();
                }
            }
        }
    }

    private void oneApplication(ApiClient citizen, ApiClient operator, Random random) {
        var person = people.get(nextPerson.getAndIncrement() % people.size());
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
                                List.of(request(), request())))
                .get("number")
                .asString();
        acts.incrementAndGet();
        operator.post(
                "applications/" + number + "/visits",
                Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true));
        acts.incrementAndGet();
        operator.post("applications/" + number + "/approval", Map.of());
        ledger.approved(number, document);
        acts.incrementAndGet();
        var serials = awaitCertificates(citizen, number, document);
        if (serials.isEmpty()) {
            return;
        }
        ledger.fetched(number, serials);
        acts.incrementAndGet();
        if (random.nextInt(4) > 0) {
            revoke(operator, serials.getFirst());
        }
    }

    private List<String> awaitCertificates(ApiClient citizen, String number, String document) {
        var serials = List.<String>of();
        for (int question = 0; question < QUESTIONS && serials.isEmpty() && !stopping; question++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            serials = certificates(citizen, number, document);
        }
        return serials;
    }

    private void revoke(ApiClient operator, String serial) {
        ledger.askedToRevoke.add(serial);
        operator.post(
                "revocations",
                Map.of(
                        "issuer", "ecdsa",
                        "serial", serial,
                        "ground", "OWNER_REQUEST",
                        "circumstance", "KEY_COMPROMISED"));
        ledger.revoked(serial);
        acts.incrementAndGet();
    }

    /** The serial numbers of an application's certificates, sorted; empty while there are none. */
    static List<String> certificates(ApiClient citizen, String number, String document) {
        var serials = new ArrayList<String>();
        try {
            for (var certificate : citizen.get("applications/" + number + "/certificates", document)) {
                serials.add(certificate.get("serial").asString());
            }
        } catch (ApiProblemException e) {
            if (e.status() != NOT_YET) {
                throw e;
            }
        }
        return serials.stream().sorted().toList();
    }

    private String request() {
        try {
            KeyPair pair = engine.generateKeyPair(KeyAlgorithm.ECDSA_P256);
            return Base64.getEncoder()
                    .encodeToString(new CertificationRequestBuilder(new X500Name(""))
                            .storage(KeyStorage.PKCS12_FILE)
                            .build(pair, KeyAlgorithm.ECDSA_P256.defaultSignature(), engine)
                            .encoded());
        } catch (CertificationRequestException e) {
            throw new AssertionError(e);
        }
    }
}
