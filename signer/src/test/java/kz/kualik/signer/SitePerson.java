package kz.kualik.signer;

import java.nio.file.Path;
import java.util.Set;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;

/** Somebody who says yes to some sites, and who also chooses a document when asked for one. */
public final class SitePerson implements Consent {

    private final Consent usual;
    private final Path document;
    private final Set<Origin> origins;

    private SitePerson(Consent usual, Path document, Set<Origin> origins) {
        this.usual = usual;
        this.document = document;
        this.origins = Set.copyOf(origins);
    }

    /**
     * With answers for these sites.
     *
     * @param document what is chosen when a page asks for a file
     */
    public static SitePerson of(Path folder, Pkcs12Entry person, Path document, Set<Origin> origins) {
        var policy = RunningSigner.policy(folder, new SitePolicy.Named(origins, origins, true));
        return new SitePerson(RunningSigner.consent(folder, person, policy), document, origins);
    }

    @Override
    public Decision<ChosenKey> key(KeyQuestion question) throws InterruptedException {
        return usual.key(question);
    }

    @Override
    public Decision<Path> file(FileQuestion question) throws InterruptedException {
        if (question.kind() != FileQuestion.Kind.DOCUMENT) {
            return usual.file(question);
        }
        return switch (question.caller()) {
            case Caller.Site(var origin) when !origins.contains(origin) -> new Decision.Declined<>();
            case Caller.Site site -> new Decision.Granted<>(document);
            case Caller.LocalProgram program -> new Decision.Granted<>(document);
        };
    }

    @Override
    public Decision<Boolean> timeStamps(TimeStampQuestion question) throws InterruptedException {
        return usual.timeStamps(question);
    }

    @Override
    public Decision<NewKeysPlace> newKeys(NewKeysQuestion question) throws InterruptedException {
        return usual.newKeys(question);
    }

    @Override
    public Decision<NewKeysPlace> completion(CompletionQuestion question) throws InterruptedException {
        return usual.completion(question);
    }
}
