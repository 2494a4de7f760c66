package kz.kualik.signature.facts;

/** What a file turned out to be, found out by its content. */
public enum DocumentKind {
    CERTIFICATE("certificate"),
    PKCS12("pkcs12"),
    CMS_ATTACHED("cms-attached"),
    CMS_DETACHED("cms-detached"),
    TIME_STAMP_TOKEN("tst"),
    TIME_STAMP_RESPONSE("tsp-response"),
    OCSP_RESPONSE("ocsp-response"),
    CRL("crl"),
    XML_SIGNATURE("xmldsig"),
    ZIP_CONTAINER("zip-container"),
    UNKNOWN("unknown");

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    /** The name of this kind in reports. */
    public String label() {
        return label;
    }
}
