package kz.kualik.pki.crl;

/**
 * What a list that was written to a file turned out to be.
 *
 * @param entries how many serial numbers it revokes
 * @param size of the file in octets
 */
public record ComposedCrl(int entries, long size) {}
