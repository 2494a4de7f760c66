package kz.kualik.signature.xml.dsig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Small questions to a tree of XML, answered without recursion. */
public final class Elements {

    private Elements() {}

    /** Whether this is the element with that name. */
    public static boolean is(Element element, String namespace, String localName) {
        return namespace.equals(element.getNamespaceURI()) && localName.equals(element.getLocalName());
    }

    /** The elements directly inside. */
    public static List<Element> children(Node parent) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The elements of one name directly inside. */
    public static List<Element> children(Node parent, String namespace, String localName) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, localName))
                .toList();
    }

    /** All elements at or below a node, in document order. */
    static List<Element> all(Node top) {
        var found = new ArrayList<Element>();
        for (@Nullable Node node = top; node != null; node = next(node, top)) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** All elements of one name, in document order. */
    public static List<Element> all(Document document, String namespace, String localName) {
        return all(document).stream()
                .filter(element -> is(element, namespace, localName))
                .toList();
    }

    /** Whether there is a comment at or below this node. */
    static boolean hasComments(Node top) {
        for (var node = top; node != null; node = next(node, top)) {
            if (node.getNodeType() == Node.COMMENT_NODE) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code node} is {@code ancestor} or stands below it. */
    public static boolean isInside(Node node, Node ancestor) {
        for (@Nullable Node at = node; at != null; at = at.getParentNode()) {
            if (at.isSameNode(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** Where the element stands, from the root, for example {@code /root/order[2]}; names as they are written. */
    public static String path(Element element) {
        var path = new StringBuilder();
        for (@Nullable Node at = element; at instanceof Element step; at = at.getParentNode()) {
            path.insert(0, "/" + step.getNodeName() + position(step));
        }
        return path.toString();
    }

    private static String position(Element element) {
        var position = 1;
        var alone = true;
        for (var before = element.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
            if (element.getNodeName().equals(before.getNodeName())) {
                position++;
            }
        }
        for (var after = element.getNextSibling(); after != null && alone; after = after.getNextSibling()) {
            alone = !element.getNodeName().equals(after.getNodeName());
        }
        return position == 1 && alone ? "" : "[" + position + "]";
    }

    /** The value of an attribute without namespace, if it is there. */
    public static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    private static @Nullable Node next(Node node, Node top) {
        var child = node.getFirstChild();
        if (child != null) {
            return child;
        }
        for (@Nullable Node at = node; at != null && !at.isSameNode(top); at = at.getParentNode()) {
            var sibling = at.getNextSibling();
            if (sibling != null) {
                return sibling;
            }
        }
        return null;
    }
}
