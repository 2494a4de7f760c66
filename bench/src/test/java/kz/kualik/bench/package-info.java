/** Tests that the measurements run at all; their figures are not judged here. */
@NullMarked
package kz.kualik.bench;

import org.jspecify.annotations.NullMarked;
