/**
 * Whole stories with the real parts: what a citizen, an operator and a relying party do, driven through the public
 * interfaces only and judged by foreign tools beside our own.
 */
@NullMarked
package kz.kualik.acceptance;

import org.jspecify.annotations.NullMarked;
