package kz.kualik.authority.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;

/**
 * What issuance must know of an application that was approved. Names are not in it: they are read from the registry at the
 * time of issue.
 *
 * @param id the application's internal id
 * @param subjectType who is to hold the certificates
 * @param iin whose certificates they are
 * @param bin for which legal entity; present exactly if the subject type is of a legal entity
 * @param systemName the name of the information system; present exactly if the subject type is one
 * @param storage where the keys lie
 * @param identifiedBy how the person was identified
 * @param requests the certificate requests (PKCS#10, DER), proof of possession checked when they were taken
 */
public record ApprovedApplication(
        UUID id,
        SubjectType subjectType,
        Iin iin,
        Optional<Bin> bin,
        Optional<String> systemName,
        KeyStorage storage,
        IdentificationMethod identifiedBy,
        List<byte[]> requests) {

    public ApprovedApplication {
        if (bin.isPresent() != subjectType.isOfLegalEntity()) {
            throw new IllegalArgumentException(
                    "a BIN belongs to " + subjectType + " or not, and this is the other way");
        }
        if (systemName.isPresent() == subjectType.isOfPerson()) {
            throw new IllegalArgumentException(
                    "a system's name belongs to " + subjectType + " or not, and this is the other way");
        }
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("an application holds at least one certificate request");
        }
        requests = requests.stream().map(byte[]::clone).toList();
    }

    /** The internal id only: the rest is about a person. */
    @Override
    public String toString() {
        return "ApprovedApplication[" + id + "]";
    }
}
