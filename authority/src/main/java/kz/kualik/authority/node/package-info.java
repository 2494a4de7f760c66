/**
 * Which node of the authority this process is. A node has one name, made once and kept in its data directory, and proves at
 * every start by a secret known to its directory and to the database that it is the one that used the name last; otherwise it
 * takes a fresh name, so that two writers never go on with one history.
 */
@NullMarked
package kz.kualik.authority.node;

import org.jspecify.annotations.NullMarked;
