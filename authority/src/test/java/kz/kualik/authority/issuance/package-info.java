@NullMarked
package kz.kualik.authority.issuance;

import org.jspecify.annotations.NullMarked;
