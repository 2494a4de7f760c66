package kz.kualik.authority.revocation;

/** The closed list of grounds on which a certificate is revoked: article 18(1) of the law of 7 January 2003, No. 370. */
public enum LegalGround {
    /** The owner or the owner's representative asks. */
    OWNER_REQUEST,
    /** False data or an incomplete package at issue is established. */
    FALSE_DATA,
    /** The owner died. */
    OWNER_DEATH,
    /** Surname, given name or patronymic changed. */
    NAME_CHANGE,
    /** The legal entity was renamed, reorganised or liquidated, or its head changed. */
    ENTITY_CHANGE,
    /** A case that the agreement between the authority and the owner names. */
    AGREEMENT,
    /** A court decision in force. */
    COURT_DECISION
}
