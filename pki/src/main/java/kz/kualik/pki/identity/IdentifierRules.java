package kz.kualik.pki.identity;

/** Which numbers are accepted. */
public enum IdentifierRules {
    /** Only numbers that the state can have issued. */
    STRICT,
    /**
     * Also numbers that can never be issued, because no check digit exists for their first eleven digits; their last
     * digit is free. The sandbox's people carry these, so that nobody real can be meant.
     */
    SANDBOX
}
