package kz.kualik.authority.issuance;

/** How far the issuance for one application has come. */
enum IssuanceState {
    /** Begun; certificates may be planned, none is stored. */
    STARTED,
    /** The certificates stand in the store; their holder has not got them yet. */
    STORED,
    /** The holder may have them: the end. */
    RELEASED,
    /** Nothing will be issued: the other end. */
    REFUSED
}
