package kz.kualik.signature.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;

/**
 * Asks the addresses that stand in a certificate: first its OCSP responder (RFC 6960, with a nonce after RFC 9654), and if
 * that gives no authentic answer, its revocation list. To be asked only about certificates whose chain is trusted, because
 * otherwise a stranger would choose the addresses.
 */
public final class OnlineStatus implements RevocationSource, AutoCloseable {

    private static final int NONCE_OCTETS = 16;
    private static final int LARGEST_LIST = 64 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final CryptoEngine engine;
    private final HttpFetcher http = new HttpFetcher(DEADLINE);
    private final SecureRandom random;
    private final KeptLists lists;

    /**
     * @param random the source of nonces
     * @param clock tells when a list that was fetched is to be fetched again
     */
    public OnlineStatus(CryptoEngine engine, SecureRandom random, Clock clock) {
        this.engine = engine;
        this.random = random;
        this.lists = new KeptLists(clock);
    }

    @Override
    public RevocationAnswer about(Certificate certificate, Certificate issuer) {
        var answer = RevocationAnswer.nothing();
        for (var responder : StatusAddresses.responders(certificate)) {
            answer = answer.and(ask(responder, certificate, issuer));
            if (!answer.statements().isEmpty()) {
                return answer;
            }
        }
        return answer.and(fromLists(certificate, issuer));
    }

    /** The first list that says something about the certificate, at the addresses that it names itself. */
    private RevocationAnswer fromLists(Certificate certificate, Certificate issuer) {
        var answer = RevocationAnswer.nothing();
        for (var list : StatusAddresses.lists(certificate)) {
            answer = answer.and(
                    lists.at(list, () -> fetchLists(list, certificate)).about(certificate, issuer));
            if (!answer.statements().isEmpty()) {
                return answer;
            }
        }
        return answer;
    }

    private RevocationAnswer ask(URI responder, Certificate certificate, Certificate issuer) {
        var octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        var nonce = OcspNonce.of(octets);
        var request = new OcspRequestBuilder()
                .add(identify(certificate, issuer))
                .nonce(nonce)
                .build();
        try {
            var encoded = http.post(responder, "application/ocsp-request", request, OcspResponse.MAXIMUM_SIZE);
            var response = OcspResponse.parse(encoded);
            if (response.basicResponse().isEmpty()) {
                return RevocationAnswer.unusable("the responder at " + responder + " gave no answer: "
                        + response.status().name().toLowerCase(java.util.Locale.ROOT));
            }
            return believe(response.basicResponse().get(), nonce, responder, certificate, issuer);
        } catch (IOException | MalformedOcspResponseException e) {
            return RevocationAnswer.unusable(
                    "the responder at " + responder + " could not be asked: " + e.getMessage());
        }
    }

    private RevocationAnswer believe(
            BasicOcspResponse response, OcspNonce nonce, URI responder, Certificate certificate, Certificate issuer) {
        boolean otherNonce =
                response.nonce().filter(echoed -> !echoed.equals(nonce)).isPresent();
        if (otherNonce) {
            return RevocationAnswer.unusable("the responder at " + responder + " answered another question");
        }
        return new OcspStatements(engine, response, this::fromLists).about(certificate, issuer);
    }

    private static OcspCertId identify(Certificate certificate, Certificate issuer) {
        var digest = DigestAlgorithm.SHA256;
        return new OcspCertId(
                digest.identifier(),
                digest.digest(Names.encoded(issuer.subject())),
                digest.digest(issuer.publicKeyInfo().getPublicKeyData().getOctets()),
                certificate.serialNumber());
    }

    /**
     * The full list and, where the certificate names one, the delta list that amends it. Certificates that share the one
     * share the other. Without the delta list the full one still says what it says.
     */
    private KeptLists.Fetched fetchLists(URI address, Certificate certificate) {
        var found = new ArrayList<CertificateRevocationList>();
        var missing = new ArrayList<String>();
        fetchList(address, found, missing);
        StatusAddresses.deltaLists(certificate).stream()
                .findFirst()
                .ifPresent(delta -> fetchList(delta, found, missing));
        var sources = RevocationSources.of(engine, found, List.of());
        var unusable = new RevocationAnswer(List.of(), missing);
        return new KeptLists.Fetched(
                (subject, issuer) -> sources.about(subject, issuer).and(unusable), found, missing.isEmpty());
    }

    private void fetchList(URI address, List<CertificateRevocationList> found, List<String> missing) {
        try {
            found.add(CertificateRevocationList.parse(http.get(address, LARGEST_LIST)));
        } catch (IOException | MalformedCrlException e) {
            var why = Optional.ofNullable(e.getMessage()).orElse("no reason given");
            missing.add("the revocation list at " + address + " could not be had: " + why);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
