/**
 * The last look before a signature: rules of RFC 5280, of the law and of the profile, each a small class. What passes
 * becomes a {@link kz.kualik.pki.lint.LintedCertificate}, the only thing that can be signed. The rules that need no
 * issuer also re-check certificates that exist ({@link kz.kualik.pki.lint.ProfileConformance}).
 */
@NullMarked
package kz.kualik.pki.lint;

import org.jspecify.annotations.NullMarked;
