/**
 * What holders and auditors do over HTTP with certificates of their own, on a whole authority: revocation by whoever shows or
 * uses a key, and the reading of the audit log.
 */
@NullMarked
package kz.kualik.acceptance.people;

import org.jspecify.annotations.NullMarked;
