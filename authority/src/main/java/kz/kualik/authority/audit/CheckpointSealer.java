package kz.kualik.authority.audit;

/** The port to the keys: this room stands above that of the keys and cannot ask it. */
@FunctionalInterface
public interface CheckpointSealer {

    /** Signs the statement with the audit log's own key and has it time-stamped. */
    CheckpointSeal seal(byte[] statement);
}
