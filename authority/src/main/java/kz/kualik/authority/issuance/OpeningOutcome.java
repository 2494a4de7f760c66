package kz.kualik.authority.issuance;

import java.util.UUID;

/** What became of a plan that was to be made durable. */
sealed interface OpeningOutcome extends DurableOutcome {

    /** It stands, and its certificates may be signed for this holder. */
    record Opened(UUID holderId) implements OpeningOutcome {}

    /** The application is dealt with already, or another plan has one of its keys, requests or serial numbers. */
    record Rivalled() implements OpeningOutcome {}

    /** The person or entity is new to us, or the registry tells something new of them; to be entered first. */
    record HolderUnknown() implements OpeningOutcome {}
}
