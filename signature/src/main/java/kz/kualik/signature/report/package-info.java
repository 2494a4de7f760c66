/**
 * Judgements written down: as one line of JSON for programs, as text for people. Nothing is decided here. A signer is shown
 * with what whoever checks a signature needs in order to know who signed: name, IIN or BIN, organisation.
 */
@NullMarked
package kz.kualik.signature.report;

import org.jspecify.annotations.NullMarked;
