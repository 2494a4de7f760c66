package kz.kualik.signature.policy;

/** How much a concern (the calendar, revocation) counts in a policy. */
public enum Weighing {
    /** Not looked at. */
    IGNORED,
    /** What is proved wrong fails the document; what is merely unproved is named among the reasons. */
    REPORTED,
    /** Like reported, and what is unproved makes the verdict INDETERMINATE. */
    REQUIRED
}
