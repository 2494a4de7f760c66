package kz.kualik.acceptance.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIdentifierException;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.PersonName;
import kz.kualik.pki.name.SubjectName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import tools.jackson.databind.JsonNode;

/** The story, chapter by chapter, against a running authority. */
final class Demonstration implements AutoCloseable {

    /** Of all key stores that the demo leaves; they belong to nobody. */
    static final String PASSWORD = "Kualik-demo-2026";

    private final AuthorityProcess authority;
    private final ApiClient citizen;
    private final ApiClient operator;
    private final StatusClient status;
    private final CryptoEngine engine;
    private final Gallery gallery;
    private final DemoConsole console;
    private final Enrolment enrolment;
    private final StatusChapter statusChapter;
    private final Set<String> taken = new HashSet<>();
    private final Lineage gost;
    private final Lineage rsa;

    Demonstration(AuthorityProcess authority, CryptoEngine engine, Gallery gallery, DemoConsole console)
            throws Exception {
        this.authority = authority;
        this.engine = engine;
        this.gallery = gallery;
        this.console = console;
        var anchor = authority.file("tlsAnchor");
        var operators = authority.file("operators");
        this.citizen = new ApiClient(authority.api(), ClientTls.context(anchor, Optional.empty()));
        this.operator = new ApiClient(
                authority.api(),
                ClientTls.context(
                        anchor,
                        Optional.of(new ClientTls.ClientKey(
                                operators.resolve("operator-1.p12"), operators.resolve("password")))));
        this.status = new StatusClient(authority.responder());
        this.gost = lineage("gost", KeyAlgorithm.GOST_2015_512);
        this.rsa = lineage("rsa", KeyAlgorithm.RSA_2048);
        this.enrolment = new Enrolment(citizen, operator, status, engine, gallery, console, centre(), PASSWORD);
        this.statusChapter = new StatusChapter(operator, status, gallery, console);
    }

    void perform() throws Exception {
        console.chapter("An individual applies for a GOST key, visits the centre and installs the certificate");
        var individual = enrol(person(18, 150), gost, "individual-gost");

        console.chapter("An individual applies for RSA keys: one to sign with, one to log in with");
        var pair = enrol(person(18, 150), rsa, "individual-rsa");

        console.chapter("The first head of a legal entity applies for a GOST key");
        var head = enrol(head(), gost, "first-head-gost");

        console.chapter("Somebody of fifteen applies and is refused");
        refuse();

        console.chapter("They sign: CMS with and beside its content, with a time-stamp, and XML");
        var signatures = new Signatures(authority, status, engine, Clock.systemUTC(), gallery);
        signatures.makeAll(individual.getFirst(), "signed-gost", policy("gost"));
        signatures.makeAll(head.getFirst(), "signed-first-head", policy("gost"));
        signatures.makeAll(pair.getFirst(), "signed-rsa", policy("rsa"));

        console.chapter("Everybody can ask for the status: good");
        statusChapter.expectGood(individual.getFirst());
        statusChapter.expectGood(pair.getFirst());

        console.chapter("The keys are lost: both certificates are revoked");
        statusChapter.revoke(individual.getFirst(), "revoked-gost");
        statusChapter.revoke(pair.getFirst(), "revoked-rsa");

        console.chapter("What was signed with them without a time-stamp is worth nothing any more");
        afterRevocation(individual.getFirst(), "signed-gost");
        afterRevocation(pair.getFirst(), "signed-rsa");

        console.chapter("Somebody applies and never comes: expired on day 31");
        expire();
    }

    private List<Issued> enrol(Applicant applicant, Lineage lineage, String folder) throws Exception {
        return enrolment.complete(enrolment.file(applicant, lineage), folder);
    }

    private void refuse() throws Exception {
        var filed = enrolment.file(person(15, 15), gost);
        var ground = filed.answer().path("ground").asString("");
        if (!filed.state().equals("REFUSED") || !ground.equals("UNDER_SIXTEEN")) {
            throw new DemoFailedException("somebody of fifteen was not refused: " + filed.answer());
        }
        console.step(
                "ground %s, possible from %s",
                ground, filed.answer().path("possibleFrom").asString("?"));
    }

    private void expire() throws Exception {
        var filed = enrolment.file(person(18, 150), gost);
        citizen.post("sandbox/clock", Map.of("advance", "P31D"));
        enrolment.awaitState(filed, "EXPIRED");
        console.step("31 days later application %s: %s", filed.number(), enrolment.state(filed));
    }

    private void afterRevocation(Issued signer, String folder) {
        var judge = signer.lineage().judge();
        for (var file : List.of(folder + "/attached.cms", folder + "/signed.xml")) {
            var foreign = file.endsWith(".xml") ? judge.signedXml(file) : judge.attachedCms(file);
            gallery.expectFailed(
                    file,
                    "The same signature after the revocation, without proof that it is older",
                    signer.listOptions(),
                    foreign,
                    true);
        }
        gallery.expectPassed(
                folder + "/stamped.cms",
                "The same signature with a time-stamp, which proves that it is older than the revocation",
                signer.listOptions(),
                judge.attachedCms(folder + "/stamped.cms"));
    }

    private Applicant person(int minimumAge, int maximumAge) throws InvalidNameException, InvalidIdentifierException {
        var people =
                citizen.list("sandbox/persons?minimumAge=" + minimumAge + "&maximumAge=" + maximumAge + "&limit=100");
        for (var person : people) {
            // The first of them work at the centres; nobody decides on their own application.
            if (taken.size() >= OPERATORS || maximumAge < 18) {
                var iin = person.get("iin").asString();
                if (taken.add(iin)) {
                    return new Applicant(
                            "INDIVIDUAL",
                            iin,
                            person.get("documentNumber").asString(),
                            Optional.empty(),
                            SubjectName.individual(name(person), Iin.parse(iin, IdentifierRules.SANDBOX)));
                }
            } else {
                taken.add(person.get("iin").asString());
            }
        }
        throw new DemoFailedException("the sandbox has nobody of " + minimumAge + " to " + maximumAge + " left");
    }

    /** How many of the sandbox's first persons are its staff. */
    private static final int OPERATORS = 10;

    private Applicant head() throws InvalidNameException, InvalidIdentifierException {
        for (var entity : citizen.list("sandbox/entities?limit=50")) {
            var iin = entity.get("headIin").asString();
            if (taken.add(iin) && entity.hasNonNull("headDocumentNumber")) {
                return new Applicant(
                        "FIRST_HEAD",
                        iin,
                        entity.get("headDocumentNumber").asString(),
                        Optional.of(entity.get("bin").asString()),
                        SubjectName.representative(
                                new PersonName("HEAD", Optional.empty(), Optional.empty()),
                                Iin.parse(iin, IdentifierRules.SANDBOX),
                                entity.get("name").asString(),
                                Bin.parse(entity.get("bin").asString(), IdentifierRules.SANDBOX)));
            }
        }
        throw new DemoFailedException("the sandbox has no entity whose head is free");
    }

    private static PersonName name(JsonNode person) {
        return new PersonName(
                person.get("surname").asString(),
                Optional.ofNullable(person.get("givenName")).map(JsonNode::asString),
                Optional.ofNullable(person.get("patronymic")).map(JsonNode::asString));
    }

    private String centre() {
        return authority.endpoint("operatorCentre");
    }

    private ASN1ObjectIdentifier policy(String lineage) {
        return new ASN1ObjectIdentifier(authority.endpoint("timeStampPolicy." + lineage));
    }

    private Lineage lineage(String name, KeyAlgorithm keys) throws Exception {
        var certificates = authority.file("certificates");
        return Lineage.of(
                name,
                keys,
                read(Lineage.file(certificates, "root-" + name)),
                read(Lineage.file(certificates, name)),
                gallery);
    }

    private static Certificate read(Path file) throws Exception {
        return Certificate.parse(Files.readAllBytes(file));
    }

    @Override
    public void close() {
        citizen.close();
        operator.close();
        status.close();
    }
}
