package kz.kualik.pki.certificate;

import java.net.URI;
import java.util.Optional;

/**
 * The public addresses that an authority writes into the certificates it issues.
 *
 * @param ocsp its OCSP responder
 * @param caIssuers its own certificate, to be fetched by those who build a path
 * @param crl its revocation list
 * @param freshestCrl its delta list, if it makes one
 * @param certificationPracticeStatement what it promises (qualifier CPS of the policy)
 */
public record DistributionUrls(
        Optional<URI> ocsp,
        Optional<URI> caIssuers,
        Optional<URI> crl,
        Optional<URI> freshestCrl,
        Optional<URI> certificationPracticeStatement) {

    private static final DistributionUrls NONE = new DistributionUrls(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** No addresses at all. */
    public static DistributionUrls none() {
        return NONE;
    }

    /** All addresses but that of a delta list. */
    public static DistributionUrls of(URI ocsp, URI caIssuers, URI crl, URI certificationPracticeStatement) {
        return new DistributionUrls(
                Optional.of(ocsp),
                Optional.of(caIssuers),
                Optional.of(crl),
                Optional.empty(),
                Optional.of(certificationPracticeStatement));
    }

    /** The same with another revocation list. */
    public DistributionUrls withList(URI list) {
        return new DistributionUrls(ocsp, caIssuers, Optional.of(list), freshestCrl, certificationPracticeStatement);
    }

    /** The same with a delta list. */
    public DistributionUrls withFreshestList(URI deltaList) {
        return new DistributionUrls(ocsp, caIssuers, crl, Optional.of(deltaList), certificationPracticeStatement);
    }
}
