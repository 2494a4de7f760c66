/**
 * The application and its life: taken from a citizen, given a number and a deadline, decided on one of the grounds that the
 * law allows, and followed until the certificate is installed. States and the steps between them are explicit, and every
 * step writes its audit row in the same transaction.
 */
@NullMarked
package kz.kualik.authority.applications;

import org.jspecify.annotations.NullMarked;
