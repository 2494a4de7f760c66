package kz.kualik.pki.oid;

import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Where a private key is kept, as extension 1.2.398.3.3.5 of requests and certificates says it. */
public enum KeyStorage {
    PKCS12_FILE("1.1", Medium.FILE),
    JAVA_KEY_STORE("1.2", Medium.FILE),
    ID_CARD("2.1", Medium.TOKEN),
    KAZTOKEN("2.2", Medium.TOKEN),
    ETOKEN_JAVA("2.3", Medium.TOKEN),
    ETOKEN_5110("2.4", Medium.TOKEN),
    JACARTA("2.5", Medium.TOKEN),
    AKEY("2.6", Medium.TOKEN),
    SIM_CARD("2.7", Medium.TOKEN),
    CLOUD("3.1", Medium.TOKEN);

    /** How well a storage keeps the key in; the length of validity depends on it. */
    public enum Medium {
        /** The key can be copied. */
        FILE,
        /** The key never leaves. */
        TOKEN
    }

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers cannot change
    private final ASN1ObjectIdentifier oid;

    private final Medium medium;

    KeyStorage(String branch, Medium medium) {
        this.oid = NationalObjectIdentifiers.KEY_STORAGE.branch(branch);
        this.medium = medium;
    }

    public ASN1ObjectIdentifier oid() {
        return oid;
    }

    public Medium medium() {
        return medium;
    }

    public static Optional<KeyStorage> of(ASN1ObjectIdentifier oid) {
        return Stream.of(values()).filter(storage -> storage.oid.equals(oid)).findFirst();
    }
}
