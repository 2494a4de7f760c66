@NullMarked
package kz.kualik.acceptance;

import org.jspecify.annotations.NullMarked;
