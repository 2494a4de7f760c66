package kz.kualik.authority.registry;

/** The hard cases among the sandbox's entities; see {@link SandboxCase}. */
enum SandboxEntityCase {
    /** A name of 200 characters. */
    LONG_NAME,
    IN_LIQUIDATION,
    LIQUIDATED,
    /** A BIN of a non-resident, headed by a non-resident. */
    NON_RESIDENT,
    /** Since yesterday another person heads it; the former head is a person of the case {@code FORMER_HEAD}. */
    HEAD_CHANGED_YESTERDAY,
    /** From tomorrow on another person heads it. */
    HEAD_CHANGES_TOMORROW,
    /** Somebody stands in for the head. */
    ACTING_HEAD,
    /** The term of the one who stood in is over. */
    ACTING_HEAD_TERM_OVER,
    /** Three entities that one person heads. */
    HEADED_BY_ONE
}
