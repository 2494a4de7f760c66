/**
 * Object identifiers of the national registry that certificates of the Republic of Kazakhstan carry and that sites
 * depend on: who the holder is, where the key lives and how the holder was identified.
 */
@NullMarked
package kz.kualik.pki.oid;

import org.jspecify.annotations.NullMarked;
