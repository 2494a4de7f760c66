package kz.kualik.pki.path;

import kz.kualik.crypto.CryptoEngine;

/**
 * What all searches for one document may cost together. A document with many signers would otherwise pay the bound of a
 * search for each of them; an honest one pays for each certificate once, because the searches share what they have found out.
 * For one thread.
 */
public final class PathBudget {

    /** Far more than a document needs that many people have signed under several authorities. */
    private static final int SIGNATURES = 512;

    private final CertificateSignatures signatures;

    PathBudget(CryptoEngine engine) {
        this.signatures = new CertificateSignatures(engine);
    }

    CertificateSignatures signatures() {
        return signatures;
    }

    boolean isSpent() {
        return signatures.computed() >= SIGNATURES;
    }
}
