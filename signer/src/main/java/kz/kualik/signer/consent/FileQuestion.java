package kz.kualik.signer.consent;

import java.util.List;
import java.util.Locale;
import kz.kualik.signer.site.Caller;

/**
 * Which file shall this caller's request be about?
 *
 * @param caller who asks
 * @param kind what kind of file
 * @param endings without the dot; empty for all files
 * @param language in which the person is asked
 */
public record FileQuestion(Caller caller, Kind kind, List<String> endings, Locale language) {

    /** What a page wants with a file. */
    public enum Kind {
        /** To have it signed or checked. */
        DOCUMENT,
        /** To use the keys in it. */
        KEY_FILE
    }

    public FileQuestion {
        endings = List.copyOf(endings);
    }
}
