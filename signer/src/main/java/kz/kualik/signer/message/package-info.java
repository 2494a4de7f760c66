/**
 * What pages send and get: one JSON object each way. Documents of a hundred megabytes travel as base64 inside them, so a
 * long text stays where it lies in the received octets, and a long answer is written while it is encoded.
 */
@NullMarked
package kz.kualik.signer.message;

import org.jspecify.annotations.NullMarked;
