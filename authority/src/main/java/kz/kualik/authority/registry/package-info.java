/**
 * What the state knows of persons and legal entities: one port to ask it, a simulated registry for the sandbox, and our own
 * ids for those whom we have met, because an IIN or a BIN is an attribute with a date and never a key.
 */
@NullMarked
package kz.kualik.authority.registry;

import org.jspecify.annotations.NullMarked;
