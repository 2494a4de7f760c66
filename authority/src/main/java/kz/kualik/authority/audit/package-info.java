/**
 * What was done, by whom, on what. Every act appends a row inside its own transaction, so an act that cannot be recorded
 * does not happen. Rows are chained by hash and hold ids only, never personal data: those lie in tables that can be
 * erased without breaking the chain.
 */
@NullMarked
package kz.kualik.authority.audit;

import org.jspecify.annotations.NullMarked;
