package kz.kualik.authority.audit;

/**
 * What an examination of an audit log came to.
 *
 * @param records rows examined
 * @param checkpoints checkpoints examined
 * @param findings how many things are wrong
 * @param unwitnessed rows behind the last checkpoint of their chain: nothing but the chain itself speaks for them
 * @param isAnchored whether the checkpoints' signers were traced to a trusted certificate
 */
public record AuditVerdict(long records, long checkpoints, long findings, long unwitnessed, boolean isAnchored) {

    /** Nothing is wrong. */
    public boolean isIntact() {
        return findings == 0;
    }

    /** Nothing is wrong, and trusted checkpoints vouch for it. */
    public boolean isProven() {
        return isIntact() && isAnchored && checkpoints > 0;
    }
}
