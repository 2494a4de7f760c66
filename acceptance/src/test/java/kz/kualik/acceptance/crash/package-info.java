@NullMarked
package kz.kualik.acceptance.crash;

import org.jspecify.annotations.NullMarked;
