package kz.kualik.signature.xml.dsig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The elements of a document by their identifiers. Without a document type nothing says which attributes are identifiers;
 * those in use are {@code Id}, {@code ID}, {@code id}, {@code xml:id} and {@code wsu:Id}. Two elements with one identifier
 * are an attack on signatures as often as a mistake, so such an identifier finds nothing.
 */
final class IdIndex {

    private static final Set<String> NAMES = Set.of("Id", "ID", "id");

    private final Map<String, List<Element>> elements = new HashMap<>();

    IdIndex(Document document) {
        for (var element : Elements.all(document)) {
            var ids = new HashSet<String>();
            var attributes = element.getAttributes();
            for (var i = 0; i < attributes.getLength(); i++) {
                if (attributes.item(i) instanceof Attr attribute && isIdentifier(attribute)) {
                    ids.add(attribute.getValue());
                }
            }
            ids.forEach(id ->
                    elements.computeIfAbsent(id, absent -> new ArrayList<>(1)).add(element));
        }
    }

    /** The one element with this identifier. */
    Element find(String id) throws RefusedSignatureException {
        var found = elements.getOrDefault(id, List.of());
        return switch (found.size()) {
            case 0 -> throw new RefusedSignatureException("no element has the Id \"" + id + "\" that is signed");
            case 1 -> found.getFirst();
            default ->
                throw new RefusedSignatureException(
                        found.size() + " elements share the Id \"" + id + "\": which of them is signed cannot be said");
        };
    }

    boolean has(String id) {
        return elements.containsKey(id);
    }

    static boolean isIdentifier(Attr attribute) {
        var namespace = attribute.getNamespaceURI();
        if (namespace == null) {
            return NAMES.contains(attribute.getName());
        }
        return switch (namespace) {
            case XmlNamespaces.XML -> "id".equals(attribute.getLocalName());
            case XmlNamespaces.WSU -> "Id".equals(attribute.getLocalName());
            default -> false;
        };
    }
}
