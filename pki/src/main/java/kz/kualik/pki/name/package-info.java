/**
 * Distinguished names as the national certification authority writes them: which attributes, in which order, in which
 * string types. The trap of the field: {@code givenName} holds the patronymic, and the first name lives inside {@code
 * commonName} only.
 */
@NullMarked
package kz.kualik.pki.name;

import org.jspecify.annotations.NullMarked;
