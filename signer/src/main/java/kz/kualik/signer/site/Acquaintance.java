package kz.kualik.signer.site;

/** Whom the person has given something already. All others are strangers, who get less room. */
@FunctionalInterface
public interface Acquaintance {

    /** Whether this caller is no stranger. Asked anew for every long message. */
    boolean isKnown(Caller caller);
}
