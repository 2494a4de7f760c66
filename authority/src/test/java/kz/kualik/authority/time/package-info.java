@NullMarked
package kz.kualik.authority.time;

import org.jspecify.annotations.NullMarked;
