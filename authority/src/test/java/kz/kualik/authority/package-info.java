@NullMarked
package kz.kualik.authority;

import org.jspecify.annotations.NullMarked;
