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
    }

    /** A program of this computer that is no browser: it names no origin. */
    record LocalProgram() implements Caller {

        @Override
        public String inWords() {
            return "local program";
        }
    }

    /** For journals and questions. */
    String inWords();
}
