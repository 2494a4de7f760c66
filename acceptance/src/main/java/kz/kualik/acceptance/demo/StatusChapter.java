package kz.kualik.acceptance.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;

/** What OCSP and the revocation lists say, before and after a revocation. */
final class StatusChapter {

    private static final Duration OCSP_BOUND = Duration.ofSeconds(1);
    private static final Duration LIST_BOUND = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 10_000_000;

    private final ApiClient operator;
    private final StatusClient status;
    private final Gallery gallery;
    private final DemoConsole console;

    StatusChapter(ApiClient operator, StatusClient status, Gallery gallery, DemoConsole console) {
        this.operator = operator;
        this.status = status;
        this.gallery = gallery;
        this.console = console;
    }

    /** Asks the running responder, once by ourselves and once through our verifier. */
    void expectGood(Issued issued) throws MalformedOcspResponseException {
        var response = status.ocsp(issued.certificate(), issued.lineage().issuing());
        if (!(statusIn(response) instanceof CertificateStatus.Good)) {
            throw new DemoFailedException("OCSP does not say good about " + issued.certificate());
        }
        console.step("OCSP says good about %s", issued.certificate().serialNumber());
        expectOnline(issued, "PASSED");
    }

    private void expectOnline(Issued issued, String verdict) {
        var opinion = gallery.askOnline(issued.file());
        if (!opinion.verdict().equals(verdict)) {
            throw new DemoFailedException(
                    "asked online, our verifier says " + opinion.verdict() + ": " + opinion.reasons());
        }
        console.step("our verifier, asking the responder by itself: %s", verdict);
    }

    void revoke(Issued issued, String name) throws MalformedOcspResponseException, MalformedCrlException {
        operator.post(
                "revocations",
                Map.of(
                        "issuer",
                        issued.lineage().name(),
                        "serial",
                        issued.certificate().serialNumber().toString(),
                        "ground",
                        "OWNER_REQUEST",
                        "circumstance",
                        "KEY_COMPROMISED"));
        var start = System.nanoTime();
        var response = status.ocsp(issued.certificate(), issued.lineage().issuing());
        while (!(statusIn(response) instanceof CertificateStatus.Revoked)) {
            if (System.nanoTime() - start > OCSP_BOUND.toNanos()) {
                throw new DemoFailedException("OCSP does not tell of the revocation within a second");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            response = status.ocsp(issued.certificate(), issued.lineage().issuing());
        }
        console.step(
                "OCSP says revoked about %s, %d ms after the operator's answer",
                issued.certificate().serialNumber(),
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        keep(issued, "status/" + name + ".ocsp", response, "The OCSP response after the revocation");
        expectOnline(issued, "FAILED");
        awaitList(issued);
        var judge = issued.lineage().judge();
        gallery.expectFailed(
                issued.file(),
                "The certificate after its revocation, by OCSP",
                List.of("--trust", "trust", "--ocsp", "status/" + name + ".ocsp"),
                judge.certificate(issued.file()),
                true);
        gallery.expectFailed(
                issued.file(),
                "The certificate after its revocation, by CRL",
                List.of("--trust", "trust", "--crl", issued.lineage().listFile()),
                judge.certificate(issued.file()),
                true);
    }

    private void awaitList(Issued issued) throws MalformedCrlException {
        var lineage = issued.lineage();
        var start = System.nanoTime();
        while (true) {
            var der = status.get("/crl/" + lineage.name() + ".crl");
            var list = CertificateRevocationList.parse(der);
            if (list.find(issued.certificate().serialNumber()).isPresent()) {
                console.step("the CRL with number %s lists it", list.crlNumber().orElseThrow());
                gallery.write(lineage.listFile(), der);
                gallery.expectPassed(
                        lineage.listFile(),
                        "The revocation list of the issuing authority",
                        List.of("--trust", "trust"),
                        lineage.judge().revocationList(lineage.listFile()));
                return;
            }
            if (System.nanoTime() - start > LIST_BOUND.toNanos()) {
                throw new DemoFailedException("the revocation list does not hold the serial number");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void keep(Issued issued, String file, byte[] response, String title) {
        gallery.write(file, response);
        gallery.expectPassed(
                file,
                title,
                List.of("--trust", "trust"),
                issued.lineage().judge().ocspResponse(file, issued.file()));
    }

    private static CertificateStatus statusIn(byte[] response) throws MalformedOcspResponseException {
        return OcspResponse.parse(response)
                .basicResponse()
                .orElseThrow(() -> new DemoFailedException("the responder gave no answer"))
                .responses()
                .getFirst()
                .status();
    }
}
