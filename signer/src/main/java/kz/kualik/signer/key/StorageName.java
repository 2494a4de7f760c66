package kz.kualik.signer.key;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of storage under the names that NCALayer's protocol gives them. */
public enum StorageName {
    /** A PKCS#12 file. */
    PKCS12("PKCS12"),
    /** A Java key store; not served, named only so that it is answered clearly. */
    JKS("JKS"),
    KAZTOKEN("AKKaztokenStore"),
    /** The identity card; the name is reserved for the card's own module. */
    ID_CARD("AKKZIDCardStore"),
    ETOKEN_72K("AKEToken72KStore"),
    ETOKEN_5110("AKEToken5110Store"),
    JACARTA("AKJaCartaStore"),
    AKEY("AKAKEYStore");

    private final String wire;

    StorageName(String wire) {
        this.wire = wire;
    }

    /** The name in messages. */
    public String wire() {
        return wire;
    }

    /** Whether it is a token that is reached through a PKCS#11 library. */
    public boolean isToken() {
        return switch (this) {
            case PKCS12, JKS, ID_CARD -> false;
            case KAZTOKEN, ETOKEN_72K, ETOKEN_5110, JACARTA, AKEY -> true;
        };
    }

    /** The storage with this name in messages. */
    public static Optional<StorageName> of(String wire) {
        return Arrays.stream(values()).filter(name -> name.wire.equals(wire)).findFirst();
    }
}
