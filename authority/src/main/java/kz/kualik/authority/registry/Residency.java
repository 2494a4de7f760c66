package kz.kualik.authority.registry;

/** Whether a person or an entity belongs to Kazakhstan in the registry's eyes. */
public enum Residency {
    RESIDENT,
    /** Has an ordinary IIN or a BIN of its kind; shows a foreign passport with its notarised translation. */
    NON_RESIDENT
}
