package kz.kualik.authority.applications;

import java.util.List;
import java.util.Optional;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.pki.oid.KeyStorage;

/**
 * What an applicant changes in an application that was given back; what is empty stays as it is. Who applies and for whom
 * cannot be corrected: that would be another application.
 *
 * @param storage where the keys lie
 * @param centre where the applicant will come
 * @param email where to write, and for the certificate
 * @param agreementVersion the version of the user agreement that they accept now
 * @param requests certificate requests for new keys, in place of all former ones
 */
record Correction(
        Optional<KeyStorage> storage,
        Optional<CentreCode> centre,
        Optional<String> email,
        String agreementVersion,
        Optional<List<byte[]>> requests) {

    /** Nothing of what a person typed belongs into a log. */
    @Override
    public String toString() {
        return "Correction[hidden]";
    }
}
