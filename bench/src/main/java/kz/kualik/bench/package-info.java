@NullMarked
package kz.kualik.bench;

import org.jspecify.annotations.NullMarked;
