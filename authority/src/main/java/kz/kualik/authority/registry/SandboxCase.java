package kz.kualik.authority.registry;

/**
 * The hard cases among the sandbox's persons, by which testers find them. They are the same persons at every start; those
 * who depend on the day are different persons on different days, so that no fact about anybody ever drifts with the clock.
 */
enum SandboxCase {
    /** The sixteenth birthday is today, in Kazakhstan. */
    TURNS_16_TODAY,
    /** The sixteenth birthday is tomorrow, in Kazakhstan. */
    TURNS_16_TOMORROW,
    /** Dead; a stranger hears nothing of it. */
    DECEASED,
    NO_PATRONYMIC,
    ONE_LETTER_SURNAME,
    /** A foreigner with an IIN and a passport. */
    NON_RESIDENT,
    /** An adult whose IIN reads like a child's. */
    IIN_SUGGESTS_CHILD,
    /** A child whose IIN reads like an adult's. */
    IIN_SUGGESTS_ADULT,
    /** The identity document is not valid any more. */
    DOCUMENT_EXPIRED,
    /** Headed the entity of the case {@code HEAD_CHANGED_YESTERDAY} until the day before yesterday. */
    FORMER_HEAD,
    /** Heads it since yesterday. */
    NEW_HEAD,
    /** Stands in for the head of an entity. */
    ACTING_HEAD,
    /** Stood in for the head of an entity; the term is over. */
    ACTING_HEAD_TERM_OVER,
    /** Heads three entities at once. */
    HEAD_OF_THREE
}
