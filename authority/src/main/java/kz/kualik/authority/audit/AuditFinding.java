package kz.kualik.authority.audit;

/**
 * One thing that is wrong with an audit log.
 *
 * @param kind what sort of thing
 * @param where which chain and row, or which checkpoint
 * @param explanation a sentence for a person
 */
public record AuditFinding(Kind kind, String where, String explanation) {

    /** What can be wrong. */
    public enum Kind {
        /** A row does not have the hash that it was written with. */
        CHANGED,
        /** Rows are missing between two others. */
        REMOVED,
        /** Rows stand in another order than they were written in. */
        REORDERED,
        /** A row does not continue the one before: another history was put in from here on. */
        BROKEN_LINK,
        /** A chain ends before the place up to which a checkpoint saw it, or is gone. */
        CUT_OFF,
        /** A chain fits in itself and not to what a checkpoint saw of it: it was written anew. */
        RECOMPUTED,
        /** A checkpoint is not signed or stamped by whom it should be. */
        FORGED_CHECKPOINT,
        /** A checkpoint between others is missing, or does not continue the one before. */
        MISSING_CHECKPOINT,
        /** The database holds another checkpoint than the folder. */
        DIFFERENT_CHECKPOINT,
        /** The file is not a whole export. */
        INCOMPLETE_EXPORT
    }

    @Override
    public String toString() {
        return kind + " " + where + ": " + explanation;
    }
}
