@NullMarked
package kz.kualik.authority.keys;

import org.jspecify.annotations.NullMarked;
