package kz.kualik.authority.applications;

import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/**
 * What an operator's act begins with: the application as it stood when it was read, and the numbers by which the registry
 * is asked about it, while no lock is held.
 *
 * @param application as read; what is locked later must have the same version
 * @param applicant the applicant's number
 * @param bin the number of the entity concerned
 * @param operator the operator's own number, to tell whether they head the entity
 */
record Look(Application application, Iin applicant, Optional<Bin> bin, Iin operator) {}
