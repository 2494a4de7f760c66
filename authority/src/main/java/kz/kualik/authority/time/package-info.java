/**
 * One clock for everything in the house. In the sandbox it can be moved forward, so that a month's deadline can be watched
 * in a second; how far it was moved is kept in the database, because certificates and deadlines made in that time stay.
 */
@NullMarked
package kz.kualik.authority.time;

import org.jspecify.annotations.NullMarked;
