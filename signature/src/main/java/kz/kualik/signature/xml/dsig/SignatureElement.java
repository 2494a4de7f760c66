package kz.kualik.signature.xml.dsig;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A {@code ds:Signature} whose every part is of an accepted kind (XML Signature 1.1, section 4.1).
 *
 * @param element where it stands
 * @param signedInfo the part that the signature value covers
 * @param canonicalization the canonical form of that part
 * @param inclusivePrefixes the {@code PrefixList} of an exclusive form
 * @param method how it is signed
 * @param references what is signed
 * @param value the signature value
 * @param keyInfo where the certificate is
 */
record SignatureElement(
        Element element,
        Element signedInfo,
        CanonicalizationMethod canonicalization,
        Optional<String> inclusivePrefixes,
        XmlSignatureMethod method,
        List<ReferenceElement> references,
        BinaryValue value,
        Optional<Element> keyInfo) {}
