/**
 * Revocation lists: full ones, delta ones, and lists of parts of the certificates. One round makes all lists of an issuer that
 * are due, under one number, from one state of the tables; the database holds them for all nodes, and each node keeps a copy
 * of the newest ones on its disk, from which it serves them.
 */
@NullMarked
package kz.kualik.authority.revocation.lists;

import org.jspecify.annotations.NullMarked;
