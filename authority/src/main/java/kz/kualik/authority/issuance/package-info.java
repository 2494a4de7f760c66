/**
 * An approved application becomes certificates. The order of steps is such that a crash at any point leaves a record of
 * what was planned: serial number, composing, lint, intent, signature, certificate with its audit row, status, release. The
 * store of all certificates ever issued lives here too.
 */
@NullMarked
package kz.kualik.authority.issuance;

import org.jspecify.annotations.NullMarked;
