package kz.kualik.authority.keys;

import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.DistributionUrls;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.issue.CertificateSigner;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.lint.LintedCertificate;
import org.bouncycastle.operator.ContentSigner;

/** An authority that issues certificates to holders. It signs what others hand in; its key stays inside. */
public final class IssuingAuthority {

    private final IssuerId id;
    private final KeyFamily family;
    private final KeyedCertificate keyed;
    private final Certificate root;
    private final DistributionUrls urls;
    private final CryptoEngine engine;
    private final CertificateSigner signer = new CertificateSigner();

    IssuingAuthority(
            AlgorithmSuite suite,
            KeyedCertificate keyed,
            Certificate root,
            DistributionUrls urls,
            CryptoEngine engine) {
        this.id = suite.issuer();
        this.family = suite.family();
        this.keyed = keyed;
        this.root = root;
        this.urls = urls;
        this.engine = engine;
    }

    public IssuerId id() {
        return id;
    }

    /** It issues for keys of this family and signs with one. */
    public KeyFamily family() {
        return family;
    }

    public Certificate certificate() {
        return keyed.certificate();
    }

    /** The root above it. */
    public Certificate root() {
        return root;
    }

    /** What of this authority goes into the certificates that it issues. */
    public IssuerContext context() {
        return IssuerContext.issuedBy(keyed.certificate(), keyed.algorithm(), urls);
    }

    /** The same with the addresses that one certificate is to name. */
    public IssuerContext context(DistributionUrls ofCertificate) {
        return IssuerContext.issuedBy(keyed.certificate(), keyed.algorithm(), ofCertificate);
    }

    /**
     * Signs a certificate that lint has passed.
     *
     * @throws CertificateSigningException if no right signature came about; nothing has been issued then
     */
    public Certificate sign(LintedCertificate linted) throws CertificateSigningException {
        return signer.sign(linted, keyed.key(), engine);
    }

    /** A signer for one revocation list. */
    public ContentSigner revocationListSigner() {
        return engine.contentSigner(keyed.key(), keyed.algorithm());
    }

    @Override
    public String toString() {
        return "IssuingAuthority[" + id + "]";
    }
}
