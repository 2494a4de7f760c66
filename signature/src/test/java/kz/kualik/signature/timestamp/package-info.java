@NullMarked
package kz.kualik.signature.timestamp;

import org.jspecify.annotations.NullMarked;
