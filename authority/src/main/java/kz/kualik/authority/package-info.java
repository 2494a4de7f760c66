/**
 * The certification authority's server: every package below this one is a room of its own (an application module), and
 * this package holds only what starts and configures them. Calls go from the rooms near the citizen (applications,
 * identification) to the rooms near the keys (issuance, keys, audit); the other way news travels by events.
 */
@NullMarked
package kz.kualik.authority;

import org.jspecify.annotations.NullMarked;
