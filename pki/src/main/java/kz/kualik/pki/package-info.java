@NullMarked
package kz.kualik.pki;

import org.jspecify.annotations.NullMarked;
