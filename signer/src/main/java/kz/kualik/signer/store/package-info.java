/**
 * Consents that outlive a question: what a person has given a site once for all, kept in one file until it is taken back.
 * What cannot be read is not given.
 */
@NullMarked
package kz.kualik.signer.store;

import org.jspecify.annotations.NullMarked;
