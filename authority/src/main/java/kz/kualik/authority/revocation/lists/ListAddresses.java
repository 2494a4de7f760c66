package kz.kualik.authority.revocation.lists;

import java.net.URI;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.DistributionPoints;
import kz.kualik.authority.keys.PublicAddresses;
import kz.kualik.pki.certificate.DistributionUrls;

/** Under which addresses lists are fetched, and which of them a certificate names. */
final class ListAddresses implements DistributionPoints {

    private final RevocationListProperties properties;
    private final PublicAddresses addresses;

    ListAddresses(RevocationListProperties properties, PublicAddresses addresses) {
        this.properties = properties;
        this.addresses = addresses;
    }

    @Override
    public DistributionUrls of(CertificateId certificate) {
        var name = ListName.partOf(certificate.issuer(), properties.parts(), certificate.serial());
        var urls = addresses.ofIssuer(certificate.issuer()).withList(address(name));
        return properties.hasDeltas() ? urls.withFreshestList(address(name.asDelta())) : urls;
    }

    URI address(ListName name) {
        return addresses.list(name.toString());
    }
}
