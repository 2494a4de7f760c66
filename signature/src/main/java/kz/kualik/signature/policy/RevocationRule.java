package kz.kualik.signature.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.signature.facts.CertificateFacts;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import kz.kualik.signature.policy.JudgedTime.Basis;

/**
 * Whether a certificate was revoked at the time that counts.
 *
 * <p>A revocation is final, so it counts from the moment it names, however old the source; of several moments the
 * earliest. A suspension counts until a newer source no longer knows it. That a certificate is <em>not</em> revoked is
 * believed only of a source that is younger than the time that counts, or current at the time of the check; and of one made
 * after the certificate had expired only if it says that it still knows of certificates that expired then, because lists
 * otherwise drop them.
 *
 * <p>A time that an authority states itself (of a time-stamp, a list, a status answer) says nothing once its key may have
 * been in other hands, because a thief writes any time. So a later revocation counts against it as well, unless it gives
 * a reason that leaves the key out (RFC 3161, section 4).
 */
final class RevocationRule {

    /** Whoever had the key before had it rightly. */
    private static final Set<RevocationReason> WITHOUT_HARM_TO_THE_PAST = EnumSet.of(
            RevocationReason.UNSPECIFIED,
            RevocationReason.AFFILIATION_CHANGED,
            RevocationReason.SUPERSEDED,
            RevocationReason.CESSATION_OF_OPERATION);

    private final ValidationPolicy policy;
    private final Instant at;

    RevocationRule(ValidationPolicy policy, Instant at) {
        this.policy = policy;
        this.at = at;
    }

    void apply(CertificateFacts facts, JudgedTime time, Reasons reasons) {
        if (policy.revocation() == Weighing.IGNORED) {
            return;
        }
        var revocation = revocation(facts, time);
        if (revocation.isPresent() && counts(revocation.get(), time)) {
            reasons.wrong(describe(facts, revocation.get(), "revoked"));
            return;
        }
        revocation.ifPresent(later -> reasons.note(describe(facts, later, "revoked later")
                + (time.basis() == Basis.PROVED ? "; the signature is proved to be older" : "")));
        if (!isKnownAsGood(facts, time)) {
            reasons.unproved(policy.revocation(), describeMissing(facts));
        }
    }

    private static boolean counts(RevocationStatement statement, JudgedTime time) {
        return statement.status() instanceof Revoked revoked
                && (!revoked.since().isAfter(time.instant())
                        || (time.basis() == Basis.STATED && mayHaveLostItsKey(revoked)));
    }

    /** No reason at all may be any reason. */
    private static boolean mayHaveLostItsKey(Revoked revoked) {
        return revoked.reason().filter(WITHOUT_HARM_TO_THE_PAST::contains).isEmpty();
    }

    /** The earliest of those that count, else the earliest. */
    private static Optional<RevocationStatement> revocation(CertificateFacts facts, JudgedTime time) {
        return facts.statements().stream()
                .filter(statement -> statement.status() instanceof Revoked revoked
                        && !(revoked.onHold() && isTakenBack(statement, facts)))
                .min(Comparator.comparing((RevocationStatement statement) -> !counts(statement, time))
                        .thenComparing(statement ->
                                statement.status() instanceof Revoked revoked ? revoked.since() : Instant.MAX));
    }

    private static boolean isTakenBack(RevocationStatement suspension, CertificateFacts facts) {
        return facts.statements().stream()
                .anyMatch(statement -> statement.status() instanceof NotRevoked
                        && statement.thisUpdate().isAfter(suspension.thisUpdate())
                        && statement.stillKnows(facts.certificate()));
    }

    private boolean isKnownAsGood(CertificateFacts facts, JudgedTime time) {
        return facts.statements().stream()
                .filter(statement -> statement.status() instanceof NotRevoked)
                .filter(statement -> statement.stillKnows(facts.certificate()))
                .anyMatch(statement -> !statement.thisUpdate().isBefore(time.instant()) || isCurrent(statement));
    }

    private boolean isCurrent(RevocationStatement statement) {
        return Currencies.isCurrent(statement.thisUpdate(), statement.nextUpdate(), policy.maximumStatusAge(), at);
    }

    private static String describe(CertificateFacts facts, RevocationStatement statement, String word) {
        if (!(statement.status() instanceof Revoked revoked)) {
            return word;
        }
        var text = word + ": certificate " + facts.certificate().serialNumber() + " since " + revoked.since()
                + revoked.reason().map(reason -> " (" + words(reason) + ")").orElse("") + ", says the "
                + statement.source();
        boolean neverIssued = revoked.onHold() && revoked.since().equals(Instant.EPOCH);
        return neverIssued ? text + "; this is the answer for a certificate that its issuer does not know" : text;
    }

    private static String words(RevocationReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String describeMissing(CertificateFacts facts) {
        var serial = facts.certificate().serialNumber();
        if (facts.statements().isEmpty()) {
            return "no revocation data for certificate " + serial + because(facts.unusable());
        }
        var sources = facts.statements().stream().map(this::describeUseless).toList();
        return "no revocation data that counts for certificate " + serial + because(sources);
    }

    private String describeUseless(RevocationStatement statement) {
        return switch (statement.status()) {
            case RevocationStatement.Unknown _ -> "unknown to the " + statement.source();
            case NotRevoked _ ->
                isCurrent(statement)
                        ? "the " + statement.source() + " was made after the certificate had expired"
                        : "the " + statement.source() + " is out of date";
            case Revoked revoked -> "the " + statement.source() + " speaks of a later time";
        };
    }

    private static String because(List<String> causes) {
        return causes.isEmpty() ? "" : ": " + String.join("; ", causes);
    }

    /** Clocks of honest machines differ by less. */
    static final Duration TOLERATED_CLOCK_DIFFERENCE = Duration.ofMinutes(5);
}
