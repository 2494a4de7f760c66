package kz.kualik.pki.crl;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;

/**
 * What a certificate revocation list says besides its entries. Made by {@link #full}, then narrowed and completed step by
 * step.
 *
 * @param issuer the certificate of the authority whose key signs the list
 * @param thisUpdate when the list was made, whole seconds
 * @param nextUpdate when the next one will be there at the latest; it must be later than {@code thisUpdate}
 * @param crlNumber grows with every list of this issuer (RFC 5280, section 5.2.3)
 * @param baseCrlNumber for a delta list the number of the oldest full list that it amends (section 5.2.4)
 * @param distributionPoint for a list of a part of the certificates the address by which they name it; stands critically in
 *     the issuing distribution point (section 5.2.5), with the onlyContains flags off
 * @param freshest where the newest delta list is (section 5.2.6); never in a delta list
 * @param expiredSince if entries of expired certificates stay: from which expiry on, as expiredCertsOnCRL says it (X.509,
 *     section 9.5.2.8)
 */
public record CrlContents(
        Certificate issuer,
        Instant thisUpdate,
        Instant nextUpdate,
        BigInteger crlNumber,
        Optional<BigInteger> baseCrlNumber,
        Optional<URI> distributionPoint,
        Optional<URI> freshest,
        Optional<Instant> expiredSince) {

    private static final int MAXIMUM_NUMBER_BITS = 20 * 8 - 1;

    public CrlContents {
        if (!nextUpdate.isAfter(thisUpdate)) {
            throw new IllegalArgumentException("nextUpdate " + nextUpdate + " is not after thisUpdate " + thisUpdate);
        }
        if (crlNumber.signum() < 0 || crlNumber.bitLength() > MAXIMUM_NUMBER_BITS) {
            throw new IllegalArgumentException("a list's number is 0 or more and has at most 20 octets");
        }
        if (baseCrlNumber.isPresent() && baseCrlNumber.get().compareTo(crlNumber) >= 0) {
            throw new IllegalArgumentException("a delta list amends an earlier list");
        }
        if (baseCrlNumber.isPresent() && freshest.isPresent()) {
            throw new IllegalArgumentException("a delta list does not name another delta list");
        }
    }

    /** A full list of all certificates of the issuer. */
    public static CrlContents full(Certificate issuer, Instant thisUpdate, Instant nextUpdate, BigInteger crlNumber) {
        return new CrlContents(
                issuer,
                thisUpdate,
                nextUpdate,
                crlNumber,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The delta list of the same time: what changed since the full list of that number. */
    public CrlContents deltaSince(BigInteger base, Instant deltaNextUpdate) {
        return new CrlContents(
                issuer,
                thisUpdate,
                deltaNextUpdate,
                crlNumber,
                Optional.of(base),
                distributionPoint,
                Optional.empty(),
                expiredSince);
    }

    /** The same for those certificates only that name this address as their distribution point. */
    public CrlContents ofDistributionPoint(URI address) {
        return new CrlContents(
                issuer, thisUpdate, nextUpdate, crlNumber, baseCrlNumber, Optional.of(address), freshest, expiredSince);
    }

    /** The same with the address of its delta list. */
    public CrlContents withFreshest(URI address) {
        return new CrlContents(
                issuer,
                thisUpdate,
                nextUpdate,
                crlNumber,
                baseCrlNumber,
                distributionPoint,
                Optional.of(address),
                expiredSince);
    }

    /** The same, saying that certificates which expired at this time or later stay on the list. */
    public CrlContents keepingExpiredSince(Instant since) {
        return new CrlContents(
                issuer,
                thisUpdate,
                nextUpdate,
                crlNumber,
                baseCrlNumber,
                distributionPoint,
                freshest,
                Optional.of(since));
    }
}
