/** Tests of logging in by signature. */
@NullMarked
package kz.kualik.signature.login;

import org.jspecify.annotations.NullMarked;
