package kz.kualik.responder.ocsp;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.UsualOcspRequest;
import org.jspecify.annotations.Nullable;

/**
 * Signed answers to questions without a nonce. They are kept whole, because putting one together again from its parts takes
 * longer than all the rest that is to be done for handing it out.
 *
 * <p>Nobody tells this cache of revocations. Whoever asks brings the status of this very moment, and an answer with another
 * status is not found: an answer that says "good" cannot outlive the revocation in the index.
 *
 * <p>Bounded: a table of rows of eight places, chosen by serial number; a full row gives up its oldest answer. Readers and
 * writers take no lock; of two that write one place at once, one is forgotten. The marks, which lie side by side, spare
 * readers a walk to every place of a row; a wrong one costs a signature and nothing else.
 */
final class AnswerCache {

    private static final int PLACES = 8;

    private final AtomicReferenceArray<@Nullable Kept> table;
    private final AtomicIntegerArray marks;
    private final int rows;
    private final long seconds;

    /**
     * An answer and what it is about.
     *
     * @param issuer the form in which the question named the issuer; belongs to one generation of signers
     * @param serial content octets of the INTEGER
     * @param producedAt seconds since 1970
     * @param end nextUpdate, seconds since 1970; the greatest number if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Kept(
            OcspSigners.NamedIssuer issuer,
            byte[] serial,
            CertificateStatus status,
            long producedAt,
            long end,
            OcspAnswer answer) {

        boolean isAbout(OcspSigners.NamedIssuer asked, UsualOcspRequest question) {
            return issuer.equals(asked) && question.hasSerialNumber(serial);
        }
    }

    /**
     * @param capacity how many answers fit, at most
     * @param seconds how old they may become
     */
    AnswerCache(int capacity, long seconds) {
        this.rows = Math.max(1, capacity / PLACES);
        this.table = new AtomicReferenceArray<>(rows * PLACES);
        this.marks = new AtomicIntegerArray(rows * PLACES);
        this.seconds = seconds;
    }

    /** An answer to this question with this status that is young enough at this second. */
    Optional<OcspAnswer> find(
            OcspSigners.NamedIssuer issuer, UsualOcspRequest question, CertificateStatus status, long now) {
        int mark = mark(issuer, question);
        int first = row(mark);
        for (int i = first; i < first + PLACES; i++) {
            if (marks.getPlain(i) == mark) {
                var kept = table.getAcquire(i);
                if (kept != null && kept.isAbout(issuer, question)) {
                    return isYoung(kept, now) && kept.status().equals(status)
                            ? Optional.of(kept.answer())
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A time that lies ahead is none to hand out: the clock has been set back. */
    private boolean isYoung(Kept kept, long now) {
        return kept.producedAt() <= now && now < kept.producedAt() + seconds && now < kept.end();
    }

    /** Keeps the answer to this question. */
    void keep(Kept fresh, UsualOcspRequest question) {
        int mark = mark(fresh.issuer(), question);
        int place = placeFor(fresh, question, row(mark));
        table.setRelease(place, fresh);
        marks.setRelease(place, mark);
    }

    /** Where it stands already, else a free place, else that of the oldest. */
    private int placeFor(Kept fresh, UsualOcspRequest question, int first) {
        int place = first;
        long oldest = Long.MAX_VALUE;
        for (int i = first; i < first + PLACES; i++) {
            var kept = table.getAcquire(i);
            if (kept == null || kept.isAbout(fresh.issuer(), question)) {
                return i;
            }
            if (kept.producedAt() < oldest) {
                oldest = kept.producedAt();
                place = i;
            }
        }
        return place;
    }

    private static int mark(OcspSigners.NamedIssuer issuer, UsualOcspRequest question) {
        return (question.serialNumberHash() ^ System.identityHashCode(issuer)) * 0x9e3779b9;
    }

    private int row(int mark) {
        return (int) (((mark & 0xffff_ffffL) * rows) >>> 32) * PLACES;
    }
}
