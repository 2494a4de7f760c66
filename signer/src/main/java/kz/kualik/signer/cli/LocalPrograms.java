package kz.kualik.signer.cli;

import java.util.Optional;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.text.Texts;

/**
 * Whether programs of this computer are served that name no origin. They are as long as it can be told that they are this
 * user's own; where a computer tells nobody apart, the person has to want it in so many words.
 *
 * @param owner who tells users apart
 * @param evenUnverified whether the person wants it all the same
 */
record LocalPrograms(ConnectionOwner owner, boolean evenUnverified) {

    boolean areServed() {
        return owner.canTell() || evenUnverified;
    }

    /** What has to be said loudly at the start, if anything. */
    Optional<Texts.Phrase> warning() {
        if (owner.canTell()) {
            return Optional.empty();
        }
        return Optional.of(new Texts.Phrase(evenUnverified ? "say.everybody-served" : "say.nobody-told-apart"));
    }
}
