package kz.kualik.responder.status;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
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
    private volatile Deadline deadline = Deadline.NONE;

    /** Until when, on which clock, anything is said. */
    private record Deadline(LongSupplier nanoTime, long at) {

        static final Deadline NONE = new Deadline(() -> 0, 1);

        boolean isOver() {
            return nanoTime.getAsLong() - at >= 0;
        }
    }

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
        return index != null && index.isComplete() && !deadline.isOver();
    }

    /** Nothing is said from this moment on: what is known is too old then. */
    void answerUntil(LongSupplier nanoTime, long at) {
        deadline = new Deadline(nanoTime, at);
    }

    /**
     * The state of one certificate.
     *
     * @return {@link CertificateStatus.Unknown} if the issuer never issued this serial number, as far as is known: see
     *     {@link Freshness#newerThanNow}; empty if nothing can be said now, because the issuer is not complete or what is
     *     known is too old
     */
    public Optional<CertificateStatus> status(IssuerId issuer, SerialNumber serialNumber) {
        var index = issuers.get(issuer);
        return index != null && index.isComplete() && !deadline.isOver()
                ? Optional.of(index.status(serialNumber))
                : Optional.empty();
    }

    /** Whether anything has been told of this serial number, complete or not. */
    public boolean contains(IssuerId issuer, SerialNumber serialNumber) {
        var index = issuers.get(issuer);
        return index != null && !(index.status(serialNumber) instanceof CertificateStatus.Unknown);
    }

    /** Whether this serial number is known to be revoked, complete or not. */
    public boolean isRevoked(IssuerId issuer, SerialNumber serialNumber) {
        var index = issuers.get(issuer);
        return index != null && index.status(serialNumber) instanceof CertificateStatus.Revoked;
    }

    /**
     * Writes all that is known: the number of issuers in two octets, and each issuer's name (after an octet with its
     * length) and entries. What is applied meanwhile may or may not be among it.
     */
    public void writeTo(DataOutputStream out) throws IOException {
        var names = issuers();
        out.writeShort(names.size());
        for (var name : names) {
            var octets = name.value().getBytes(StandardCharsets.US_ASCII);
            out.writeByte(octets.length);
            out.write(octets);
            issuer(name).writeTo(out);
        }
    }

    /**
     * Reads what {@link #writeTo} has written, into an index that holds nothing yet.
     *
     * @throws IOException if it cannot be read or has not that form; the index is of no use then
     */
    public void readFrom(DataInputStream in) throws IOException {
        if (!issuers.isEmpty()) {
            throw new IllegalStateException("only an empty index can be filled from a snapshot");
        }
        var count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            var octets = new byte[in.readUnsignedByte()];
            in.readFully(octets);
            try {
                issuer(new IssuerId(new String(octets, StandardCharsets.US_ASCII)))
                        .readFrom(in);
            } catch (IllegalArgumentException e) {
                throw new IOException("a snapshot names an issuer in a form that none has", e);
            }
        }
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
