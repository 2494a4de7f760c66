@NullMarked
package kz.kualik.authority.node;

import org.jspecify.annotations.NullMarked;
