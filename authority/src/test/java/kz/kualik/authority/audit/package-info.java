@NullMarked
package kz.kualik.authority.audit;

import org.jspecify.annotations.NullMarked;
