package kz.kualik.responder.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.CertificateStatus;

/**
 * The state of all certificates, in memory, for all threads at once. Whoever issues and revokes {@link #apply applies} an
 * event after each commit; an answer given after {@code apply} has returned says the new state.
 *
 * <p>An issuer is first filled and then {@link #markComplete declared complete}. Until then nothing is said about its
 * certificates, because a certificate that is merely not loaded yet would be called never issued.
 */
public final class StatusIndex {

    private final Map<IssuerId, IssuerIndex> issuers = new ConcurrentHashMap<>();

    /** Applies one event. The first event of an issuer makes the issuer known. */
    public void apply(StatusEvent event) {
        issuer(event.issuer()).apply(event);
    }

    /** All certificates of this issuer that were ever issued have been told; from now on it is answered for. */
    public void markComplete(IssuerId issuer) {
        issuer(issuer).markComplete();
    }

    /** Whether questions about this issuer can be answered. */
    public boolean isComplete(IssuerId issuer) {
        var index = issuers.get(issuer);
        return index != null && index.isComplete();
    }

    /**
     * The state of one certificate.
     *
     * @return {@link CertificateStatus.Unknown} if the issuer never issued this serial number; empty if the issuer is not
     *     complete, so that nothing can be said
     */
    public Optional<CertificateStatus> status(IssuerId issuer, SerialNumber serialNumber) {
        var index = issuers.get(issuer);
        return index != null && index.isComplete() ? Optional.of(index.status(serialNumber)) : Optional.empty();
    }

    /** Whether anything has been told of this serial number, complete or not. */
    public boolean contains(IssuerId issuer, SerialNumber serialNumber) {
        var index = issuers.get(issuer);
        return index != null && !(index.status(serialNumber) instanceof CertificateStatus.Unknown);
    }

    /** How many serial numbers of this issuer are known. */
    public long size(IssuerId issuer) {
        var index = issuers.get(issuer);
        return index == null ? 0 : index.size();
    }

    /** The issuers that are known so far, complete or not. */
    public List<IssuerId> issuers() {
        return List.copyOf(issuers.keySet());
    }

    private IssuerIndex issuer(IssuerId issuer) {
        return issuers.computeIfAbsent(issuer, id -> new IssuerIndex());
    }
}
