package kz.kualik.authority.issuance;

/** What one of many got out of a shared transaction. */
sealed interface DurableOutcome permits OpeningOutcome, StoringOutcome {}
