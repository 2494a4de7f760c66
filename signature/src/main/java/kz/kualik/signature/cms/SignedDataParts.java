package kz.kualik.signature.cms;

import java.util.Optional;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * The fields of {@code SignedData} (RFC 5652, section 5.1) as they lie in the document.
 *
 * @param version the version number
 * @param digestAlgorithms the set of digest algorithms
 * @param encapsulatedContent {@code encapContentInfo}
 * @param certificates the certificates, under their implicit tag
 * @param revocationLists the CRLs and other revocation data, under their implicit tag
 * @param signerInfos one element for each signer
 */
record SignedDataParts(
        int version,
        BerElement digestAlgorithms,
        BerElement encapsulatedContent,
        Optional<BerElement> certificates,
        Optional<BerElement> revocationLists,
        BerElement signerInfos) {

    static SignedDataParts read(BerElement signedData) throws UnreadableDocumentException {
        var fields = signedData.children();
        if (fields.size() < 4 || fields.size() > 6) {
            throw new UnreadableDocumentException("a SignedData of " + fields.size() + " elements");
        }
        var next = 3;
        var certificates = Optional.<BerElement>empty();
        if (fields.get(next).is(BerElement.CONTEXT_0)) {
            certificates = Optional.of(fields.get(next++));
        }
        var revocationLists = Optional.<BerElement>empty();
        if (next < fields.size() && fields.get(next).is(BerElement.CONTEXT_1)) {
            revocationLists = Optional.of(fields.get(next++));
        }
        if (next != fields.size() - 1) {
            throw new UnreadableDocumentException("a SignedData with fields in the wrong places");
        }
        return new SignedDataParts(
                version(fields.get(0)),
                fields.get(1).require(BerElement.SET, "digestAlgorithms"),
                fields.get(2).require(BerElement.SEQUENCE, "encapContentInfo"),
                certificates,
                revocationLists,
                fields.get(next).require(BerElement.SET, "signerInfos"));
    }

    private static int version(BerElement field) throws UnreadableDocumentException {
        var version = CmsDocument.integer(field, "version of the SignedData").getValue();
        return version.bitLength() < 31 ? version.intValue() : Integer.MAX_VALUE;
    }
}
