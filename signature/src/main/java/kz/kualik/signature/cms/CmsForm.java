package kz.kualik.signature.cms;

/** Where the signed content is. */
public enum CmsForm {
    /** Inside the CMS document. */
    ATTACHED,
    /** Beside the CMS document; a reader needs both. */
    DETACHED
}
