package kz.kualik.pki.crl;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;

/**
 * What a certificate revocation list says besides its entries.
 *
 * @param issuer the certificate of the authority whose key signs the list
 * @param thisUpdate when the list was made, whole seconds
 * @param nextUpdate when the next one will be there at the latest; it must be later than {@code thisUpdate}
 * @param crlNumber grows with every list of this issuer (RFC 5280, section 5.2.3)
 * @param baseCrlNumber for a delta list the number of the full list that it amends (section 5.2.4)
 */
public record CrlContents(
        Certificate issuer,
        Instant thisUpdate,
        Instant nextUpdate,
        BigInteger crlNumber,
        Optional<BigInteger> baseCrlNumber) {

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
    }

    /** A full list. */
    public static CrlContents full(Certificate issuer, Instant thisUpdate, Instant nextUpdate, BigInteger crlNumber) {
        return new CrlContents(issuer, thisUpdate, nextUpdate, crlNumber, Optional.empty());
    }
}
