@NullMarked
package kz.kualik.authority.revocation;

import org.jspecify.annotations.NullMarked;
