package kz.kualik.signer.site;

/** Who asks. */
public sealed interface Caller {

    /**
     * A web page.
     *
     * @param origin where it comes from, as the browser says
     */
    record Site(Origin origin) implements Caller {

        @Override
        public String inWords() {
            return origin.toString();
        }

        @Override
        public String site() {
            return origin.site();
        }
    }

    /** A program of this computer that is no browser: it names no origin. */
    record LocalProgram() implements Caller {

        @Override
        public String inWords() {
            return "local program";
        }

        @Override
        public String site() {
            return "";
        }
    }

    /** For journals and questions. */
    String inWords();

    /** What it shares with all callers of the same owner: the name under which an origin is registered; empty for programs. */
    String site();
}
