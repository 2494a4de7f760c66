@NullMarked
package kz.kualik.authority.registry;

import org.jspecify.annotations.NullMarked;
