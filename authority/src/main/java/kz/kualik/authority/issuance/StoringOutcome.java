package kz.kualik.authority.issuance;

/** What became of the signed certificates of one application. */
enum StoringOutcome implements DurableOutcome {
    /** They stand, and their holder may have them. */
    STORED,
    /** Their plan was given up meanwhile, or carried out by a commit whose answer was lost: nothing more is stored. */
    PLAN_RETIRED,
    /** The application was dealt with elsewhere meanwhile, so they do not exist. */
    DEALT_WITH
}
