/**
 * The door: HTTPS with the authority's own server certificate, client certificates where they are wanted, limits on what is
 * read from strangers, and the description of the API. What is behind the door lies in the rooms themselves.
 */
@NullMarked
package kz.kualik.authority.web;

import org.jspecify.annotations.NullMarked;
