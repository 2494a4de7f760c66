@NullMarked
package kz.kualik.authority.host;

import org.jspecify.annotations.NullMarked;
