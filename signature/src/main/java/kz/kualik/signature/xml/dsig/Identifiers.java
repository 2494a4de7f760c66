package kz.kualik.signature.xml.dsig;

import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Looks identifiers up the way that references of signatures do. */
public final class Identifiers {

    private Identifiers() {}

    /** The only element with this identifier; empty if there is none or more than one. */
    public static Optional<Element> find(Document document, String id) {
        try {
            return Optional.of(new IdIndex(document).find(id));
        } catch (RefusedSignatureException e) {
            return Optional.empty();
        }
    }

    /** Whether any element has this identifier. */
    public static boolean isTaken(Document document, String id) {
        return new IdIndex(document).has(id);
    }

    /** The identifier of an element, if it has one. */
    public static Optional<String> of(Element element) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && IdIndex.isIdentifier(attribute)) {
                return Optional.of(attribute.getValue());
            }
        }
        return Optional.empty();
    }
}
