@NullMarked
package kz.kualik.acceptance.oracle;

import org.jspecify.annotations.NullMarked;
