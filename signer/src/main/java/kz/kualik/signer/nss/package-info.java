/**
 * The user's NSS databases, in which Chromium and Firefox look up on Linux whom they trust: where they lie, what is in them, and
 * how this computer's authority comes in and goes out. NSS's own {@code certutil} does each change.
 */
@NullMarked
package kz.kualik.signer.nss;

import org.jspecify.annotations.NullMarked;
