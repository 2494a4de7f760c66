/**
 * Facts become a verdict here, and nowhere else. A policy says how much the calendar and revocation count; the same facts
 * under the same policy at the same time give the same verdict. Every reason that a reader needs is named, above all what
 * was not checked.
 */
@NullMarked
package kz.kualik.signature.policy;

import org.jspecify.annotations.NullMarked;
