@NullMarked
package kz.kualik.authority.scheduling;

import org.jspecify.annotations.NullMarked;
