package kz.kualik.pki.path;

/**
 * Bounds of one search.
 *
 * @param certificates how many certificates a chain may have, anchor and target included
 * @param candidates how many certificates of strangers are considered
 * @param signatures how many signatures are computed
 */
record PathLimits(int certificates, int candidates, int signatures) {

    static final PathLimits DEFAULT = new PathLimits(8, 128, 64);
}
