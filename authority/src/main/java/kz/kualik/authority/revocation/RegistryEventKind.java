package kz.kualik.authority.revocation;

/** What can happen in the state's registers that a certificate then no longer says the truth about (article 18(1)). */
enum RegistryEventKind {
    /** A person died. */
    DEATH(true, RevocationGround.of(LegalGround.OWNER_DEATH)),
    /** Surname, given name or patronymic of a person changed. */
    NAME_CHANGE(true, RevocationGround.of(LegalGround.NAME_CHANGE)),
    /** An entity has another head. */
    HEAD_CHANGE(false, RevocationGround.of(Circumstance.HEAD_CHANGED)),
    /** An entity has another name. */
    ENTITY_RENAMED(false, RevocationGround.of(Circumstance.ENTITY_RENAMED)),
    /** An entity was merged, split or joined to another. */
    ENTITY_REORGANISED(false, RevocationGround.of(Circumstance.ENTITY_REORGANISED)),
    /** An entity exists no more. */
    ENTITY_LIQUIDATED(false, RevocationGround.of(Circumstance.ENTITY_LIQUIDATED));

    private final boolean ofPerson;
    private final LegalGround ground;
    private final String circumstance;

    RegistryEventKind(boolean ofPerson, RevocationGround ground) {
        this.ofPerson = ofPerson;
        this.ground = ground.legal();
        this.circumstance = ground.circumstance().map(Enum::name).orElse("");
    }

    /** It happened to a person, by IIN; the others to an entity, by BIN. */
    boolean isOfPerson() {
        return ofPerson;
    }

    /** On which ground certificates are revoked for it. */
    RevocationGround ground() {
        return circumstance.isEmpty()
                ? RevocationGround.of(ground)
                : RevocationGround.of(Circumstance.valueOf(circumstance));
    }
}
