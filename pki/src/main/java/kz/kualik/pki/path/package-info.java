/**
 * Certification paths (RFC 5280, section 6) as facts: which certificates lead from a certificate to a trust anchor, and
 * what is wrong on the way. Signatures, names, basic constraints, key usage, path length and critical extensions are
 * decided here; validity dates and revocation are left to whoever knows the time that matters. Every search is bounded,
 * because the candidates come from strangers.
 */
@NullMarked
package kz.kualik.pki.path;

import org.jspecify.annotations.NullMarked;
