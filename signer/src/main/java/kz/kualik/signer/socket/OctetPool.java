package kz.kualik.signer.socket;

/** Octets of messages that several connections share. */
interface OctetPool {

    /** Takes octets if there are enough left. */
    boolean take(long octets);

    void giveBack(long octets);
}
