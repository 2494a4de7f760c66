package kz.kualik.authority.web;

/** Where a right holds for a role. */
public enum Reach {
    /** The role does not have the right. */
    NOWHERE,
    /** For what belongs to the centre where the caller works. */
    OWN_CENTRE,
    /** For everything. */
    EVERYWHERE
}
