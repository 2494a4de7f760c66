@NullMarked
package kz.kualik.authority.problem;

import org.jspecify.annotations.NullMarked;
