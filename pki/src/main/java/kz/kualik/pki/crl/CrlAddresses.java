package kz.kualik.pki.crl;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/** The addresses and times in a list's extensions (RFC 5280, sections 5.2.5 and 5.2.6). */
final class CrlAddresses {

    private CrlAddresses() {}

    /** Throws what Bouncy Castle throws if one of the extensions that have accessors is not of its type. */
    static void requireReadable(Extensions extensions) {
        var point = extensions.getExtensionParsedValue(Extension.issuingDistributionPoint);
        if (point != null) {
            of(IssuingDistributionPoint.getInstance(point).getDistributionPoint());
        }
        var freshest = extensions.getExtensionParsedValue(Extension.freshestCRL);
        if (freshest != null) {
            firstOf(freshest);
        }
        var expired = extensions.getExtensionParsedValue(CrlFrame.EXPIRED_CERTS_ON_CRL);
        if (expired != null) {
            time(expired);
        }
    }

    /** The first address in the name; empty if there is no name or no address in it. */
    static Optional<URI> of(@Nullable DistributionPointName name) {
        if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
            return Optional.empty();
        }
        for (var one : GeneralNames.getInstance(name.getName()).getNames()) {
            if (one.getTagNo() == GeneralName.uniformResourceIdentifier && one.getName() instanceof ASN1String text) {
                return address(text.getString());
            }
        }
        return Optional.empty();
    }

    static Optional<URI> firstOf(ASN1Encodable points) {
        for (var point : CRLDistPoint.getInstance(points).getDistributionPoints()) {
            var address = of(point.getDistributionPoint());
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    static Instant time(ASN1Encodable value) {
        try {
            return ASN1GeneralizedTime.getInstance(value).getDate().toInstant();
        } catch (ParseException e) {
            throw new IllegalArgumentException("expiredCertsOnCRL is no time", e);
        }
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
