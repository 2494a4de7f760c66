/** Tests of the door. */
@org.jspecify.annotations.NullMarked
package kz.kualik.authority.web;
