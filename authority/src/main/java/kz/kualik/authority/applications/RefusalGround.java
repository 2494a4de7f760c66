package kz.kualik.authority.applications;

/** The four grounds on which an application may be refused (article 14-1 of law 370); the list is closed. */
public enum RefusalGround {
    /** The documents are incomplete. */
    DOCUMENTS_INCOMPLETE,
    /** The data are not true. */
    DATA_UNTRUE,
    /** A court decision in force says so. */
    COURT_DECISION,
    /** The applicant has not reached sixteen. */
    UNDER_SIXTEEN
}
