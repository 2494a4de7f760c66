package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.keys.KeyedCertificate;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ResponderKeys;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.keys.TimeStampSigner;
import kz.kualik.responder.status.IssuerId;
import org.springframework.stereotype.Component;

/**
 * The responder's keys: an OCSP signer in each issuer's own algorithm, and a time-stamping key for each issuer. The policy
 * of a time-stamp chooses its algorithm, as at the NUC: one below the policy of the TSA's certificates, numbered in the order
 * of the issuers, GOST (the default) first.
 */
@Component
final class ServiceKeys implements ResponderKeys {

    private final AuthorityKeys keys;
    private final CertificateProfiles profiles;

    ServiceKeys(AuthorityKeys keys, CertificateProfiles profiles) {
        this.keys = keys;
        this.profiles = profiles;
    }

    @Override
    public List<OcspSigner> ocspSigners() {
        return keys.issuers().stream()
                .map(issuer -> new OcspSigner(
                        new IssuerId(issuer.id().value()),
                        issuer.certificate(),
                        serviceKey(keys.ocspResponder(issuer.id()))))
                .toList();
    }

    @Override
    public List<TimeStampSigner> timeStampSigners() {
        var policy = profiles.get(ProfileName.TSA).policy();
        var issuers = keys.issuers().stream().map(IssuingAuthority::id).toList();
        return issuers.stream()
                .map(issuer -> new TimeStampSigner(
                        policy.branch(Integer.toString(issuers.indexOf(issuer) + 1)),
                        serviceKey(keys.timeStampingAuthority(issuer))))
                .toList();
    }

    private static ServiceKey serviceKey(KeyedCertificate keyed) {
        return new ServiceKey(keyed.key(), keyed.algorithm(), keyed.certificate(), List.of());
    }
}
