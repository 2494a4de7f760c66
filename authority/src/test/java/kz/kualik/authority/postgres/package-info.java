@NullMarked
package kz.kualik.authority.postgres;

import org.jspecify.annotations.NullMarked;
