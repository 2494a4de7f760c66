/**
 * The database the authority runs on: either an external PostgreSQL, or an embedded one that this room unpacks, initialises,
 * supervises and stops. The rest of the house sees a data source only.
 */
@NullMarked
package kz.kualik.authority.postgres;

import org.jspecify.annotations.NullMarked;
