@NullMarked
package kz.kualik.crypto;

import org.jspecify.annotations.NullMarked;
