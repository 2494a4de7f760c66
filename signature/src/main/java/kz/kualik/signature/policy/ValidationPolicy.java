package kz.kualik.signature.policy;

import java.time.Duration;

/**
 * How much counts besides cryptography and chain, which every policy judges.
 *
 * @param validity the validity dates of the chain's certificates
 * @param revocation the revocation of the chain's certificates below the root
 * @param maximumStatusAge how long an answer counts as current that promises no next update, as live OCSP answers do
 */
public record ValidationPolicy(Weighing validity, Weighing revocation, Duration maximumStatusAge) {

    private static final Duration ONE_DAY = Duration.ofDays(1);

    /** Neither the calendar nor revocation: was it made by the key, and does the key belong to a trusted chain. */
    public static final ValidationPolicy CRYPTOGRAPHY_AND_CHAIN =
            new ValidationPolicy(Weighing.IGNORED, Weighing.IGNORED, ONE_DAY);

    /**
     * The policy of everyday use: whoever is proved to be revoked fails; that a certificate has expired, that no
     * revocation data or no proof of time is at hand, stands among the reasons.
     */
    public static final ValidationPolicy ORDINARY = new ValidationPolicy(Weighing.REPORTED, Weighing.REPORTED, ONE_DAY);

    /** Nothing is taken on trust: without valid dates and current revocation data there is no PASSED. */
    public static final ValidationPolicy STRICT = new ValidationPolicy(Weighing.REQUIRED, Weighing.REQUIRED, ONE_DAY);

    /** The same policy, but with the calendar counting: for one who asks about a certain time. */
    public ValidationPolicy withValidityRequired() {
        return new ValidationPolicy(Weighing.REQUIRED, revocation, maximumStatusAge);
    }
}
