package kz.kualik.pki.profile;

/** The JSON schema lets a word through that the code does not know: the two have drifted apart. */
final class UnknownProfileWordException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownProfileWordException(Class<?> type, String word) {
        super("the schema of profiles allows the word " + word + ", but " + type.getSimpleName() + " has none like it");
    }
}
