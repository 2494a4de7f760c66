package kz.kualik.signature.xml;

import kz.kualik.signature.xml.dsig.RefusedSignatureException;

/** A readable XML document that cannot be signed in the way that was asked for. */
public final class UnsuitableDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnsuitableDocumentException(String reason) {
        super(reason);
    }

    private UnsuitableDocumentException(String reason, Throwable cause) {
        super(reason, cause);
    }

    static UnsuitableDocumentException nothingSelected(ElementSelector selector) {
        return new UnsuitableDocumentException("the document has no single element " + selector.inWords());
    }

    static UnsuitableDocumentException badPath(String path, Throwable cause) {
        return new UnsuitableDocumentException("\"" + path + "\" is not a path to an element", cause);
    }

    static UnsuitableDocumentException withoutId(String element) {
        return new UnsuitableDocumentException(
                "the element " + element + " has no attribute Id, so that a signature cannot refer to it");
    }

    static UnsuitableDocumentException signatureInsideSignedElement() {
        return new UnsuitableDocumentException(
                "the signature may not be put inside the element that it signs by its Id");
    }

    static UnsuitableDocumentException insideSignature() {
        return new UnsuitableDocumentException("a signature may not be put inside another signature");
    }

    /** What a SOAP message lacks for WS-Security. */
    public static UnsuitableDocumentException notSoap(String reason) {
        return new UnsuitableDocumentException("not a SOAP message that can be signed: " + reason);
    }

    /** What the machinery of signatures found wrong. */
    public static UnsuitableDocumentException refused(RefusedSignatureException cause) {
        return new UnsuitableDocumentException("the document cannot be signed: " + cause.getMessage(), cause);
    }

    /** The signature that was made is not found right in what was written; the document has something exotic. */
    public static UnsuitableDocumentException doesNotSurviveWriting(String reason) {
        return new UnsuitableDocumentException(
                "the document does not read back as it was written, so that its signature would be wrong: " + reason);
    }
}
