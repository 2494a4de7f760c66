/**
 * Work that is due by the clock on the wall: every room may offer recurring tasks as beans, and each of them runs once in a
 * cluster and survives a crash. Events that their listeners have not completed are sent again from here.
 */
@NullMarked
package kz.kualik.authority.scheduling;

import org.jspecify.annotations.NullMarked;
