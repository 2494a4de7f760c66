@NullMarked
package kz.kualik.authority.guard;

import org.jspecify.annotations.NullMarked;
