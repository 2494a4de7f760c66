@NullMarked
package kz.kualik.authority.applications;

import org.jspecify.annotations.NullMarked;
