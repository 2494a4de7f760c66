/**
 * What is said when the authority has come up: to the person before the screen, and in {@code endpoints.json} to programs
 * that waited for it. And what the health page shows of the parts, each by its name.
 */
@NullMarked
package kz.kualik.authority.startup;

import org.jspecify.annotations.NullMarked;
