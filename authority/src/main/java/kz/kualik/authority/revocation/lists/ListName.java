package kz.kualik.authority.revocation.lists;

import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;

/**
 * Which list: of all certificates of an issuer or of one part of them, full or delta. The certificates of a part are those
 * whose serial number leaves the part's number as its remainder; only the last octet counts, which is random in every serial
 * number of ours. So the part of a certificate needs no record, and is the same for ever.
 *
 * @param issuer whose certificates
 * @param parts into how many parts they are divided; 1 for one list of all
 * @param part which of them, from 0
 * @param delta amends the full list of the same certificates
 */
public record ListName(IssuerId issuer, int parts, int part, boolean delta) {

    private static final int OCTET = 0xff;

    public ListName {
        if (parts < 1 || part < 0 || part >= parts) {
            throw new IllegalArgumentException("there is no part " + part + " of " + parts);
        }
    }

    /** The full list of all certificates. */
    public static ListName complete(IssuerId issuer) {
        return new ListName(issuer, 1, 0, false);
    }

    /** The full list of the part to which this serial number belongs. */
    public static ListName partOf(IssuerId issuer, int parts, SerialNumber serial) {
        return new ListName(issuer, parts, (serial.value().intValue() & OCTET) % parts, false);
    }

    /** The delta list of the same certificates. */
    public ListName asDelta() {
        return new ListName(issuer, parts, part, true);
    }

    /** The full list of the same certificates. */
    public ListName asFull() {
        return new ListName(issuer, parts, part, false);
    }

    /** Not all certificates, so that the list must name its distribution point. */
    boolean isPartial() {
        return parts > 1;
    }

    /** As it stands in the address, without the ending: {@code rsa}, {@code rsa-delta}, {@code rsa-16-3-delta}. */
    @Override
    public String toString() {
        return issuer + (isPartial() ? "-" + parts + "-" + part : "") + (delta ? "-delta" : "");
    }
}
