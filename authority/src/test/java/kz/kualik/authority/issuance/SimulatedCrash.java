package kz.kualik.authority.issuance;

/** Stands for SIGKILL: nothing that handles exceptions may handle it. */
final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash(String where) {
        super("killed " + where);
    }
}
