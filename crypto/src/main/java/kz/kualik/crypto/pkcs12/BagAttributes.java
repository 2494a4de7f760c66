package kz.kualik.crypto.pkcs12;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** friendlyName and localKeyId of a bag (RFC 2985, sections 5.5.1 and 5.5.2); empty where they are missing. */
final class BagAttributes {

    private final String friendlyName;
    private final byte[] localKeyId;

    BagAttributes(String friendlyName, byte[] localKeyId) {
        this.friendlyName = friendlyName;
        this.localKeyId = localKeyId;
    }

    static BagAttributes read(@Nullable ASN1Set set) {
        var friendlyName = "";
        var localKeyId = new byte[0];
        if (set == null) {
            return new BagAttributes(friendlyName, localKeyId);
        }
        for (ASN1Encodable element : set) {
            var attribute = Attribute.getInstance(element);
            if (attribute.getAttrValues().size() == 0) {
                continue;
            }
            ASN1Encodable value = attribute.getAttrValues().getObjectAt(0);
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_friendlyName)) {
                friendlyName = ASN1BMPString.getInstance(value).getString();
            } else if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_localKeyId)) {
                localKeyId = ASN1OctetString.getInstance(value).getOctets();
            }
        }
        return new BagAttributes(friendlyName, localKeyId);
    }

    ASN1Set toSet() {
        return new DERSet(new ASN1Encodable[] {
            new Attribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DERSet(new DEROctetString(localKeyId))),
            new Attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERSet(new DERBMPString(friendlyName)))
        });
    }

    String friendlyName() {
        return friendlyName;
    }

    byte[] localKeyId() {
        return localKeyId;
    }

    boolean hasSameKeyId(BagAttributes other) {
        return localKeyId.length > 0 && Arrays.equals(localKeyId, other.localKeyId);
    }
}
