package kz.kualik.pki.name;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Puts attributes one after the other into a name, each in its own string type. */
final class DistinguishedNameBuilder {

    private final X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);

    DistinguishedNameBuilder add(NameAttribute attribute, String text) throws InvalidNameException {
        builder.addRDN(attribute.oid(), attribute.encode(text));
        return this;
    }

    X500Name build() {
        return builder.build();
    }
}
