package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.PersonalDataInAuditException;
import kz.kualik.authority.keys.HouseSecret;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/**
 * An event as the registry tells it, by the numbers that the registry knows.
 *
 * @param id the registry's id of the event; a second delivery has the same. It must not look like an IIN or a BIN
 * @param kind what happened
 * @param iin to whom, for events of persons
 * @param bin to whom, for events of entities
 * @param newHead who heads the entity now, for a change of the head
 * @param occurredAt when it happened
 */
record RegistryNews(
        String id,
        RegistryEventKind kind,
        Optional<Iin> iin,
        Optional<Bin> bin,
        Optional<Iin> newHead,
        Instant occurredAt) {

    /** What the audit log calls an event. */
    static final String AUDITED_AS = "registry-event";

    private static final String PURPOSE = "registry event";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    /** Refuses what no event can be. */
    void requireSound(Instant now) throws UnfitEventException {
        if (!ID.matcher(id).matches() || isLikeSomebodysNumber(id)) {
            throw new UnfitEventException("eventId");
        }
        if (iin.isPresent() != kind.isOfPerson()) {
            throw new UnfitEventException("iin");
        }
        if (bin.isPresent() == kind.isOfPerson()) {
            throw new UnfitEventException("bin");
        }
        if (newHead.isPresent() && kind != RegistryEventKind.HEAD_CHANGE) {
            throw new UnfitEventException("newHeadIin");
        }
        if (occurredAt.isAfter(now)) {
            throw new UnfitEventException("occurredAt");
        }
    }

    /** The audit log names the event by its id and takes no number of a person or entity. */
    private static boolean isLikeSomebodysNumber(String id) {
        try {
            return new AuditedObject(AUDITED_AS, id).id().isEmpty();
        } catch (PersonalDataInAuditException e) {
            return true;
        }
    }

    /** By what two deliveries of one event are known to be the same, and nobody's number is known. */
    String content(HouseSecret secret) {
        var text = String.join(
                "\n",
                id,
                kind.name(),
                iin.map(Iin::digits).orElse(""),
                bin.map(Bin::digits).orElse(""),
                newHead.map(Iin::digits).orElse(""),
                occurredAt.toString());
        return HexFormat.of().formatHex(secret.mark(PURPOSE, text));
    }

    /** Numbers of persons do not belong into a log. */
    @Override
    public String toString() {
        return "RegistryNews[" + id + ", " + kind + "]";
    }
}
