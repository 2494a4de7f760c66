package kz.kualik.authority.web;

/** What somebody works as. Whoever has two jobs has two certificates, one for each. */
public enum Role {
    /** Sees applicants at a centre and decides on the centre's applications. */
    OPERATOR,
    /** Leads a centre: an operator who also acts where another centre's operator did. */
    SUPERVISOR,
    /** Of the authority itself: staff, court decisions, open tasks. */
    OFFICER,
    /** Reads everything and decides nothing. */
    AUDITOR,
    /** The state's registry, a machine: tells of deaths, new names, changed heads. */
    REGISTRY,
    /** A machine that watches the service's figures. */
    MONITOR;

    /** Works at one centre. */
    public boolean isOfCentre() {
        return this == OPERATOR || this == SUPERVISOR;
    }

    /** A person; the others are machines. */
    public boolean isPerson() {
        return this != REGISTRY && this != MONITOR;
    }
}
