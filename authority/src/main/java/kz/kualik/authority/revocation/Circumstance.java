package kz.kualik.authority.revocation;

/** What a legal ground leaves open and the reason code of RFC 5280 wants to know. */
public enum Circumstance {
    /** The private key is lost or someone else may have had it. */
    KEY_COMPROMISED(LegalGround.OWNER_REQUEST),
    /** The owner has a newer certificate for the same purpose. */
    SUPERSEDED(LegalGround.OWNER_REQUEST),
    /** The head withdraws the certificate of an employee who left. */
    EMPLOYEE_DISMISSED(LegalGround.OWNER_REQUEST),
    ENTITY_RENAMED(LegalGround.ENTITY_CHANGE),
    ENTITY_REORGANISED(LegalGround.ENTITY_CHANGE),
    ENTITY_LIQUIDATED(LegalGround.ENTITY_CHANGE),
    HEAD_CHANGED(LegalGround.ENTITY_CHANGE);

    private final LegalGround ground;

    Circumstance(LegalGround ground) {
        this.ground = ground;
    }

    /** The only ground under which this circumstance can be told. */
    public LegalGround ground() {
        return ground;
    }
}
