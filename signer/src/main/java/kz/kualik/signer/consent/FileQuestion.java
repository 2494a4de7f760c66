package kz.kualik.signer.consent;

import java.util.List;
import java.util.Locale;
import kz.kualik.signer.site.Caller;

/**
 * Which file shall this caller's request be about?
 *
 * @param caller who asks
 * @param endings without the dot; empty for all files
 * @param language in which the person is asked
 */
public record FileQuestion(Caller caller, List<String> endings, Locale language) {

    public FileQuestion {
        endings = List.copyOf(endings);
    }
}
