package kz.kualik.signature.xml;

/** Names one element of a document. */
public sealed interface ElementSelector {

    /** The outermost element. */
    static ElementSelector root() {
        return new Root();
    }

    /** The element with this value in an Id attribute ({@code Id}, {@code ID}, {@code id}, {@code xml:id}, {@code wsu:Id}). */
    static ElementSelector withId(String id) {
        return new WithId(id);
    }

    /** The one element that this XPath 1.0 expression finds; prefixes are those declared on the root element. */
    static ElementSelector atPath(String xpath) {
        return new AtPath(xpath);
    }

    /** The outermost element. */
    record Root() implements ElementSelector {
        @Override
        public String inWords() {
            return "at the root";
        }
    }

    /**
     * An element by its identifier.
     *
     * @param id the value of the attribute, without "#"
     */
    record WithId(String id) implements ElementSelector {
        @Override
        public String inWords() {
            return "with the Id \"" + id + "\"";
        }
    }

    /**
     * An element by where it stands.
     *
     * @param xpath an XPath 1.0 expression for one element
     */
    record AtPath(String xpath) implements ElementSelector {
        @Override
        public String inWords() {
            return "at the path \"" + xpath + "\"";
        }
    }

    /** A phrase for messages. */
    String inWords();
}
