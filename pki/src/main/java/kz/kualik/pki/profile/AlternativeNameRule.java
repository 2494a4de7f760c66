package kz.kualik.pki.profile;

/** Whether a certificate carries subject alternative names. */
public enum AlternativeNameRule {
    NONE,
    OPTIONAL,
    REQUIRED
}
