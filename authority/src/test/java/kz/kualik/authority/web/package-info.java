/** Tests of the door. */
@NullMarked
package kz.kualik.authority.web;

import org.jspecify.annotations.NullMarked;
