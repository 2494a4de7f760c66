@NullMarked
package kz.kualik.authority.startup;

import org.jspecify.annotations.NullMarked;
