package kz.kualik.pki.path;

import java.util.Collection;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;

/**
 * Finds the way from a certificate to a trust anchor (RFC 5280, section 6; the search after RFC 4158). Issuers are found
 * by name, compared by encoded bytes, and proved by signature; key identifiers only say which one to try first.
 * Immutable and safe for use by several threads.
 */
public final class PathBuilder {

    private final CryptoEngine engine;
    private final TrustStore trust;
    private final PathLimits limits;

    /** A builder with limits that no honest chain comes near. */
    public PathBuilder(CryptoEngine engine, TrustStore trust) {
        this(engine, trust, PathLimits.DEFAULT);
    }

    PathBuilder(CryptoEngine engine, TrustStore trust, PathLimits limits) {
        this.engine = engine;
        this.trust = trust;
        this.limits = limits;
    }

    /**
     * The first right path to an anchor; if there is none, the one that comes nearest, with its defects.
     *
     * @param target the certificate in question
     * @param candidates certificates that came along and may be intermediates; none of them is ever an anchor
     */
    public PathFacts build(Certificate target, Collection<Certificate> candidates) {
        return build(target, candidates, newBudget());
    }

    /** As {@link #build(Certificate, Collection)}, for one of several searches that share a budget. */
    public PathFacts build(Certificate target, Collection<Certificate> candidates, PathBudget budget) {
        return new PathSearch(budget, trust, limits, candidates).run(target);
    }

    /** The budget for all searches of one document. */
    public PathBudget newBudget() {
        return new PathBudget(engine);
    }

    /** What this builder trusts. */
    public TrustStore trust() {
        return trust;
    }
}
