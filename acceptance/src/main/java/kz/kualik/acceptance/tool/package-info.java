/**
 * Programs that we did not write, asked for their opinion: openssl, gost-engine behind the oracle script, xmlsec1. They
 * see files only, never our classes.
 */
@NullMarked
package kz.kualik.acceptance.tool;

import org.jspecify.annotations.NullMarked;
