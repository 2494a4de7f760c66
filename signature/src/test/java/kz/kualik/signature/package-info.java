@NullMarked
package kz.kualik.signature;

import org.jspecify.annotations.NullMarked;
