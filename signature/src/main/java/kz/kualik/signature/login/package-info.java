/** Logging in by signature: a token that is good for one site and one challenge. */
@NullMarked
package kz.kualik.signature.login;

import org.jspecify.annotations.NullMarked;
