/**
 * How a certificate comes to be: composed from profile, subject and key; then, after lint, signed. The order is enforced
 * by types: the signer takes only what lint has passed, and takes it once.
 */
@NullMarked
package kz.kualik.pki.issue;

import org.jspecify.annotations.NullMarked;
