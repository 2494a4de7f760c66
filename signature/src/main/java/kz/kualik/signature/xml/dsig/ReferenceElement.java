package kz.kualik.signature.xml.dsig;

import java.util.Optional;

/**
 * A {@code ds:Reference} that is accepted (XML Signature 1.1, section 4.4.3).
 *
 * @param id the Id of the element that it points to; empty when it points to the whole document
 * @param enveloped whether the signature itself is left out
 * @param canonicalization the canonical form that is digested
 * @param inclusivePrefixes the {@code PrefixList} of an exclusive form
 * @param digestMethod the digest
 * @param digestValue what the digest must be
 */
record ReferenceElement(
        Optional<String> id,
        boolean enveloped,
        CanonicalizationMethod canonicalization,
        Optional<String> inclusivePrefixes,
        XmlDigestMethod digestMethod,
        BinaryValue digestValue) {

    static final String ENVELOPED_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
}
