/** Tests of the rules as dated data. */
@NullMarked
package kz.kualik.authority.rules;

import org.jspecify.annotations.NullMarked;
