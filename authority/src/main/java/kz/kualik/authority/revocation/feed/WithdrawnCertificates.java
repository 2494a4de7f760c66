package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;

/** How the certificates of a responder that is given up are revoked; the room of revocation around this one does it. */
public interface WithdrawnCertificates {

    /**
     * Revokes it; one that is revoked already is left alone. Needs a transaction.
     *
     * @param profile by which it was issued
     * @param compromised somebody else may have had its key
     */
    void withdraw(IssuerId issuer, Certificate certificate, ProfileName profile, boolean compromised, Actor officer);
}
