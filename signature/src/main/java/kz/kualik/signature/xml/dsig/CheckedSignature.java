package kz.kualik.signature.xml.dsig;

import java.util.List;
import java.util.Optional;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One signature of a document after checking.
 *
 * @param element where it stands
 * @param facts what is known of it
 * @param coverage what it covers; empty unless it is intact
 * @param coveredNodes the same as nodes of the document
 */
public record CheckedSignature(
        Element element, SignatureFacts facts, List<Coverage> coverage, List<Node> coveredNodes) {

    public CheckedSignature {
        coverage = List.copyOf(coverage);
        coveredNodes = List.copyOf(coveredNodes);
    }

    /** The same signature, refused for a reason that this room cannot know of. */
    public CheckedSignature refused(String reason) {
        var broken = new SignatureFacts(
                Integrity.broken(reason),
                facts.signer(),
                facts.algorithm(),
                facts.claimedTime(),
                facts.timeStamps(),
                facts.embedded(),
                facts.remarks());
        return new CheckedSignature(element, broken, List.of(), List.of());
    }

    static CheckedSignature refused(Element element, String reason) {
        var facts = new SignatureFacts(
                Integrity.broken(reason),
                Optional.empty(),
                "not accepted",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        return new CheckedSignature(element, facts, List.of(), List.of());
    }
}
