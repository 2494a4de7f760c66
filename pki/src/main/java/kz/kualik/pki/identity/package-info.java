/**
 * The numbers of the state for persons (IIN) and entities (BIN). A value of these types is well-formed; whether a person
 * or an entity of that number exists is for the registry to say.
 */
@NullMarked
package kz.kualik.pki.identity;

import org.jspecify.annotations.NullMarked;
