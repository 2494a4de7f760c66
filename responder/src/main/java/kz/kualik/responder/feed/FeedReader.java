package kz.kualik.responder.feed;

import java.time.Duration;
import java.util.Collection;
import kz.kualik.responder.feed.FeedRefusedException.Reason;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusIndex;

/**
 * Takes the authority's answers into the index, each one whole or not at all: the signature, the nonce, the identity of the
 * log, the order and the number of the records, and the hash that they lead to are checked before anything is applied.
 * Replayed, reordered, truncated, forged and rolled-back feeds are refused.
 */
public final class FeedReader {

    private final StatusIndex index;
    private final Freshness freshness;
    private final FeedTrust trust;
    private final Collection<IssuerId> issuers;
    private volatile FeedPosition position;
    private volatile Duration ahead = Duration.ZERO;

    /**
     * Goes on from this position, up to which everything is in the index.
     *
     * @param issuers who is answered for as soon as the end of the log has been reached
     */
    public FeedReader(
            StatusIndex index,
            Freshness freshness,
            FeedTrust trust,
            Collection<IssuerId> issuers,
            FeedPosition position) {
        this.index = index;
        this.freshness = freshness;
        this.trust = trust;
        this.issuers = issuers.stream().toList();
        this.position = position;
    }

    /**
     * Throws away all that is known and goes on from a snapshot, because the authority's log is another one now, or no longer
     * reaches back to where this one stood. Nothing is said until the end of that log has been reached.
     *
     * @param known what the snapshot holds
     */
    public synchronized void startAnew(StatusIndex known, FeedPosition reached) {
        index.takeOver(known);
        position = reached;
    }

    /** How far the log has been read. */
    public FeedPosition position() {
        return position;
    }

    /** How far the authority's clock is ahead of the real time, as it said last; zero outside a sandbox. */
    public Duration ahead() {
        return ahead;
    }

    /**
     * Takes an answer.
     *
     * @param nonce of the question
     * @param askedAt {@link Freshness#now} before the question was sent
     * @throws FeedRefusedException if it is not believed; nothing has been applied then
     */
    public synchronized void take(FeedReply reply, byte[] nonce, long askedAt) throws FeedRefusedException {
        var head = reply.head();
        trust.verify(head.encoded(), reply.signature(), index);
        if (!head.answers(nonce)) {
            throw new FeedRefusedException(Reason.REPLAYED, "the status feed answers another question");
        }
        if (!head.log().equals(position.log())) {
            throw new FeedRefusedException(
                    Reason.OTHER_LOG, "the status feed is that of the log " + head.log() + ", not " + position.log());
        }
        if (head.end() < position.position() || head.position() < position.position()) {
            throw new FeedRefusedException(
                    Reason.WENT_BACK,
                    "the authority's status log ends at " + head.end() + ", and it was read up to "
                            + position.position() + " before");
        }
        var reached = check(reply);
        reply.records().forEach(one -> index.apply(one.event()));
        position = reached;
        ahead = head.ahead();
        if (head.isAtEnd()) {
            issuers.forEach(index::markComplete);
            freshness.confirmed(askedAt);
        }
    }

    /** Where the records lead, if they are what the head stands for. */
    private FeedPosition check(FeedReply reply) throws FeedRefusedException {
        var hash = position.hash();
        var last = position.position();
        for (var one : reply.records()) {
            if (one.position() != last + 1) {
                throw new FeedRefusedException(
                        Reason.OUT_OF_ORDER, "the status feed sends " + one.position() + " after " + last);
            }
            hash = hash.then(one);
            last = one.position();
        }
        var head = reply.head();
        if (last != head.position()) {
            throw new FeedRefusedException(
                    Reason.TRUNCATED, "the status feed stops at " + last + " instead of " + head.position());
        }
        if (!hash.equals(head.hash())) {
            throw new FeedRefusedException(
                    Reason.CHAIN_BROKEN, "the records up to " + last + " do not give the hash that is signed");
        }
        return new FeedPosition(head.log(), last, hash);
    }
}
