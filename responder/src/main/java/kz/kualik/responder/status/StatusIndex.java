package kz.kualik.responder.status;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.UsualOcspRequest;

/**
 * The state of all certificates, in memory, for all threads at once. Whoever issues and revokes {@link #apply applies} an
 * event after each commit; an answer given after {@code apply} has returned says the new state.
 *
 * <p>An issuer is first filled and then {@link #markComplete declared complete}. Until then nothing is said about its
 * certificates, because a certificate that is merely not loaded yet would be called never issued.
 */
public final class StatusIndex {

    /** Far more than a house has. */
    private static final int MOST_ISSUERS = 64;

    private volatile Map<IssuerId, IssuerIndex> issuers = new ConcurrentHashMap<>();
    private volatile Knowledge knowledge = Knowledge.OF_THE_PRESENT;

    /** Since when, on which clock, there has been no news, and until when anything is said. */
    private record Knowledge(LongSupplier nanoTime, long confirmedAt, long saidUntil) {

        static final Knowledge OF_THE_PRESENT = new Knowledge(() -> 0, 0, 1);

        boolean isTooOld() {
            return nanoTime.getAsLong() - saidUntil >= 0;
        }

        long age() {
            return nanoTime.getAsLong() - confirmedAt;
        }
    }

    /** Applies one event. The first event of an issuer makes the issuer known. */
    public void apply(StatusEvent event) {
        issuer(event.issuer()).apply(event);
    }

    /** From now on this knows what the other one knows, and nothing else. The other one is not to be used any more. */
    public void takeOver(StatusIndex other) {
        issuers = other.issuers;
    }

    /** All certificates of this issuer that were ever issued have been told; from now on it is answered for. */
    public void markComplete(IssuerId issuer) {
        issuer(issuer).markComplete();
    }

    /** Whether questions about this issuer can be answered. */
    public boolean isComplete(IssuerId issuer) {
        var index = issuers.get(issuer);
        return index != null && index.isComplete() && !knowledge.isTooOld();
    }

    /** What is known was complete at the first moment; nothing is said from the second on, because it is too old then. */
    void answerUntil(LongSupplier nanoTime, long confirmedAt, long end) {
        knowledge = new Knowledge(nanoTime, confirmedAt, end);
    }

    /**
     * The latest moment of which everything is known: a status that is looked up after this call is the right one of that
     * moment, and may have changed since. It is the present where nobody feeds the index from afar.
     *
     * @param now the present of the clock on which the moment is told
     */
    public Instant knownUntil(Instant now) {
        return now.minusNanos(knowledge.age());
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
        return index != null && index.isComplete() && !knowledge.isTooOld()
                ? Optional.of(index.status(serialNumber))
                : Optional.empty();
    }

    /** The same of the certificate that a question is about, without an object for its serial number. */
    public Optional<CertificateStatus> status(IssuerId issuer, UsualOcspRequest question) {
        var index = issuers.get(issuer);
        return index != null && index.isComplete() && !knowledge.isTooOld()
                ? Optional.of(index.status(question))
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
     * Reads what {@link #writeTo} has written, into an index that holds nothing yet: at most so many entries as fit into
     * three quarters of this process's memory.
     *
     * @throws IOException as the other one
     */
    public void readFrom(DataInputStream in) throws IOException {
        readFrom(in, EntryBudget.mostOfThisProcess());
    }

    /**
     * Reads what {@link #writeTo} has written, into an index that holds nothing yet. What it takes of the memory follows
     * what has been read, not what is announced.
     *
     * @param most how many entries it may hold
     * @throws IOException if it cannot be read, has not that form or holds more entries; the index is of no use then
     */
    public void readFrom(DataInputStream in, long most) throws IOException {
        if (!issuers.isEmpty()) {
            throw new IllegalStateException("only an empty index can be filled from a snapshot");
        }
        var count = in.readUnsignedShort();
        if (count > MOST_ISSUERS) {
            throw new IOException("a snapshot announces " + count + " issuers");
        }
        var budget = new EntryBudget(most);
        for (int i = 0; i < count; i++) {
            var octets = new byte[in.readUnsignedByte()];
            in.readFully(octets);
            try {
                var id = new IssuerId(new String(octets, StandardCharsets.US_ASCII));
                if (issuers.containsKey(id)) {
                    throw new IOException("a snapshot names an issuer twice");
                }
                issuer(id).readFrom(in, budget);
            } catch (IllegalArgumentException e) {
                throw new IOException("a snapshot names an issuer in a form that none has", e);
            }
        }
    }

    /** So many certificates fit into three quarters of this process's memory. */
    public static long mostOfThisProcess() {
        return EntryBudget.mostOfThisProcess();
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
