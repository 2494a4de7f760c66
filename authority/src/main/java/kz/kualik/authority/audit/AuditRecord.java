package kz.kualik.authority.audit;

import java.time.Instant;

/**
 * A row of the chain.
 *
 * @param chain the name of the chain, one per node
 * @param sequence its place in the chain, from 1 without gaps
 * @param recordedAt when it was written, to the microsecond
 * @param event what was done
 * @param previousHash the hash of the row before; 32 zero octets in the first row
 */
record AuditRecord(String chain, long sequence, Instant recordedAt, AuditEvent event, AuditHash previousHash) {

    /** The hash of this row, which the next one carries. */
    AuditHash hash() {
        return AuditHash.of(this);
    }
}
