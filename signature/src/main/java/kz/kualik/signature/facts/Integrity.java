package kz.kualik.signature.facts;

/** Whether the mathematics of one signature holds over what it claims to cover. */
public sealed interface Integrity {

    /** The signature value is right under the signer's key, and every digest it refers to fits. */
    static Integrity intact() {
        return new Intact();
    }

    /** Something was changed, or the signature was never right. */
    static Integrity broken(String reason) {
        return new Broken(reason);
    }

    /** It could not be decided, for example because the content of a detached signature was not given. */
    static Integrity notChecked(String reason) {
        return new NotChecked(reason);
    }

    /** The signature value and every digest are right. */
    record Intact() implements Integrity {}

    /**
     * The signature is wrong.
     *
     * @param reason what does not fit, as a phrase for a reader
     */
    record Broken(String reason) implements Integrity {}

    /**
     * Nothing can be said.
     *
     * @param reason what was missing, as a phrase for a reader
     */
    record NotChecked(String reason) implements Integrity {}
}
