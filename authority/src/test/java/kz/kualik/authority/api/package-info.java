@NullMarked
package kz.kualik.authority.api;

import org.jspecify.annotations.NullMarked;
