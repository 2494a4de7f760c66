package kz.kualik.authority.backup;

import java.time.Instant;

/**
 * The first start after a backup was restored, told within one transaction before anything is issued: the time for every
 * room to leave numbers behind that the original may have used after the backup.
 *
 * @param backupMadeAt when the backup ended
 * @param formerNode the name of the process whose data these are; empty if unknown
 */
public record AuthorityRestored(Instant backupMadeAt, String formerNode) {}
