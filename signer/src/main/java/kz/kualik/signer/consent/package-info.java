/**
 * Everything that a person decides, as one port: who asks, what for, what is signed, with which key. Windows answer it by
 * asking the person; without windows a policy answers that somebody wrote down beforehand.
 */
@NullMarked
package kz.kualik.signer.consent;

import org.jspecify.annotations.NullMarked;
