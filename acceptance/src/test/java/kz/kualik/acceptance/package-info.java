/** The rules of the house as code, and stories that cross its rooms. */
@NullMarked
package kz.kualik.acceptance;

import org.jspecify.annotations.NullMarked;
