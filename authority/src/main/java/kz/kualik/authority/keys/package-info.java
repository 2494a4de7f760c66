/**
 * The authority's own keys and certificates. The first start makes a TEST hierarchy (a root and an issuing authority for
 * GOST, RSA and ECDSA, with the certificates of their services); later starts load everything but the root keys, which
 * leave the process with the ceremony. Private keys never leave this room: others hand in what is to be signed.
 */
@NullMarked
package kz.kualik.authority.keys;

import org.jspecify.annotations.NullMarked;
