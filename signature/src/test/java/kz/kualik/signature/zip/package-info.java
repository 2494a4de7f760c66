@NullMarked
package kz.kualik.signature.zip;

import org.jspecify.annotations.NullMarked;
