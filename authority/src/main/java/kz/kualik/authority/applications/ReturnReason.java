package kz.kualik.authority.applications;

/** Why an application goes back to its applicant, who may correct it: mistakes, not grounds of refusal. */
public enum ReturnReason {
    /** A document must be brought. */
    DOCUMENT_MISSING,
    /** The keys lie elsewhere than the application says. */
    WRONG_STORAGE,
    /** The e-mail address cannot be right. */
    WRONG_EMAIL,
    /** The keys are lost or may be known to others; new ones are needed. */
    NEW_KEYS_NEEDED,
    /** What the comment says. */
    SEE_COMMENT
}
