package kz.kualik.signature.xml.dsig;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Takes signatures out of a tree for a while. Each co-signer of an enveloped signature signs the document as he found it,
 * with the signatures before his own; so the ones that were appended after it must be gone when an earlier one is checked.
 */
final class LaterSignatures implements AutoCloseable {

    private record Place(
            Element signature, Node parent, @Nullable Node before) {}

    private final Deque<Place> removed = new ArrayDeque<>();

    /** Removes these elements; {@link #close()} puts them back where they were. */
    LaterSignatures(List<Element> signatures) {
        for (var signature : signatures) {
            var parent = signature.getParentNode();
            if (parent != null) {
                removed.push(new Place(signature, parent, signature.getNextSibling()));
                parent.removeChild(signature);
            }
        }
    }

    @Override
    public void close() {
        while (!removed.isEmpty()) {
            var place = removed.pop();
            place.parent().insertBefore(place.signature(), place.before());
        }
    }
}
