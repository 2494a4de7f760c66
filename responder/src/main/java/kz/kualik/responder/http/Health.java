package kz.kualik.responder.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.ocsp.OcspHandler;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.StatusIndex;
import kz.kualik.responder.time.TrustedTime;
import kz.kualik.responder.timestamp.TimeStampHandler;

/** Looks at every part of the service and says which one cannot do its work, and why. */
public final class Health {

    private static final Logger LOG = System.getLogger(Health.class.getName());

    private final OcspHandler ocsp;
    private final TimeStampHandler timeStamps;
    private final StatusIndex index;
    private final Freshness freshness;
    private final CrlSource lists;
    private final SigningPool pool;
    private final TrustedTime time;
    private final Clock clock;

    /**
     * One part of the service.
     *
     * @param name of the part, for example {@code ocsp rsa}
     * @param problem one sentence; empty where all is well
     */
    public record Part(String name, Optional<String> problem) {}

    public Health(
            OcspHandler ocsp,
            TimeStampHandler timeStamps,
            StatusIndex index,
            Freshness freshness,
            CrlSource lists,
            SigningPool pool,
            TrustedTime time,
            Clock clock) {
        this.ocsp = ocsp;
        this.timeStamps = timeStamps;
        this.index = index;
        this.freshness = freshness;
        this.lists = lists;
        this.pool = pool;
        this.time = time;
        this.clock = clock;
    }

    static boolean isUp(List<Part> parts) {
        return parts.stream().allMatch(part -> part.problem().isEmpty());
    }

    /** Looks now. May take time, because it reads the lists. */
    public List<Part> check() {
        var parts = new ArrayList<Part>();
        parts.add(new Part("status feed", freshness.problem()));
        for (var signer : ocsp.signers()) {
            parts.add(new Part("ocsp " + signer.issuer(), ocspProblem(signer)));
        }
        for (var signer : timeStamps.signers()) {
            parts.add(new Part(
                    "time-stamp " + signer.policy(),
                    validityProblem(signer.key().certificate())));
        }
        parts.add(new Part("time", time.problem()));
        parts.addAll(listParts());
        parts.add(new Part("signing", pool.isFull() ? Optional.of("too many requests wait") : Optional.empty()));
        return parts;
    }

    private Optional<String> ocspProblem(OcspSigner signer) {
        return index.isComplete(signer.issuer())
                ? validityProblem(signer.key().certificate())
                : Optional.of("the certificates of this issuer are not loaded yet");
    }

    private Optional<String> validityProblem(Certificate certificate) {
        var now = clock.instant();
        if (now.isBefore(certificate.notBefore())) {
            return Optional.of("the certificate of its key is valid from " + certificate.notBefore() + " only");
        }
        return now.isAfter(certificate.notAfter())
                ? Optional.of("the certificate of its key has expired at " + certificate.notAfter())
                : Optional.empty();
    }

    private List<Part> listParts() {
        var parts = new ArrayList<Part>();
        try {
            for (var name : lists.names()) {
                parts.add(new Part("crl " + name, listProblem(name)));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the revocation lists cannot be read", e);
            parts.add(new Part("crl", Optional.of("the revocation lists cannot be read")));
        }
        return parts;
    }

    private Optional<String> listProblem(String name) {
        var list = lists.crl(name);
        if (list.isEmpty()) {
            return Optional.of("there is no list");
        }
        return list.get()
                .expires()
                .filter(end -> !clock.instant().isBefore(end))
                .map(end -> "the list has expired at " + end);
    }
}
