package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.oid.SubjectType;

/**
 * Something that happened in the state's registers to somebody whom we know.
 *
 * @param id the registry's id of the event
 * @param kind what happened
 * @param person to whom, if to a person
 * @param entity to whom, if to an entity
 * @param newHead who heads the entity now, if the head changed and we know the new one
 * @param occurredAt when it happened, as the registry says
 * @param receivedAt when we heard of it
 */
record RegistryEvent(
        String id,
        RegistryEventKind kind,
        Optional<PersonId> person,
        Optional<EntityId> entity,
        Optional<PersonId> newHead,
        Instant occurredAt,
        Instant receivedAt) {

    /** What an event means for one certificate. */
    enum Effect {
        REVOKE,
        /** An officer has to look at it. */
        TASK,
        NONE
    }

    /**
     * What the event means for a certificate of its person or entity. Who is dead or closed holds none. What changed is no
     * longer true in certificates issued before; one that was issued after may have been made from the old data or from the
     * new, which an officer finds out, unless a later change of the same kind has been dealt with already.
     *
     * @param outrun an event of the same kind that happened later has been received before
     */
    Effect effectOn(HeldCertificate certificate, boolean outrun) {
        return switch (kind) {
            case DEATH, ENTITY_LIQUIDATED -> Effect.REVOKE;
            case NAME_CHANGE, ENTITY_RENAMED -> revokeIfOlder(certificate, outrun);
            case ENTITY_REORGANISED -> Effect.TASK;
            case HEAD_CHANGE -> headChanged(certificate, outrun);
        };
    }

    private Effect headChanged(HeldCertificate certificate, boolean outrun) {
        if (!certificate.holderKind().equals(SubjectType.FIRST_HEAD.name())) {
            return isOlder(certificate) ? Effect.TASK : Effect.NONE;
        }
        if (newHead.isPresent() && newHead.equals(certificate.person())) {
            return Effect.NONE;
        }
        return revokeIfOlder(certificate, outrun);
    }

    private Effect revokeIfOlder(HeldCertificate certificate, boolean outrun) {
        if (isOlder(certificate)) {
            return Effect.REVOKE;
        }
        return outrun ? Effect.NONE : Effect.TASK;
    }

    private boolean isOlder(HeldCertificate certificate) {
        return certificate.issuedAt().isBefore(occurredAt);
    }
}
