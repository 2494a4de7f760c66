/**
 * What people read: on the command line and in error replies, in Kazakh, Russian and English. Words of the protocol that
 * clients compare are not here.
 */
@NullMarked
package kz.kualik.signer.text;

import org.jspecify.annotations.NullMarked;
