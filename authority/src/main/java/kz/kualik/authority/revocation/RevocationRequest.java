package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;

/**
 * The wish to revoke.
 *
 * @param certificate which certificate
 * @param ground on which legal ground
 * @param actor who wants it; the caller has checked that this one may
 * @param comment free words of the operator; kept apart from the audit log, because people write names into comments
 */
public record RevocationRequest(
        CertificateId certificate, RevocationGround ground, Actor actor, Optional<String> comment) {

    /** Longer comments are refused, in characters. */
    public static final int MAXIMUM_COMMENT_LENGTH = 1000;

    public RevocationRequest {
        comment.ifPresent(words -> {
            if (words.length() > MAXIMUM_COMMENT_LENGTH) {
                throw new IllegalArgumentException("a comment on a revocation has at most " + MAXIMUM_COMMENT_LENGTH
                        + " characters, this one has " + words.length());
            }
        });
    }

    /** The comment is free text about people and stays out of logs. */
    @Override
    public String toString() {
        return "RevocationRequest[" + certificate + ", " + ground.legal() + "]";
    }
}
