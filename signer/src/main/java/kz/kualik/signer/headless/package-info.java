/** Consent without windows: a policy that somebody wrote down beforehand, for servers, tests and scripts. */
@NullMarked
package kz.kualik.signer.headless;

import org.jspecify.annotations.NullMarked;
