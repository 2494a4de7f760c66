/**
 * Time-stamps (RFC 3161, with ESSCertIDv2 of RFC 5816): the question, the answer, and the token inside, which is a CMS
 * SignedData over a TSTInfo. Readers are tolerant and bounded, the composer writes strict DER; no clock and no network.
 */
@NullMarked
package kz.kualik.pki.timestamp;

import org.jspecify.annotations.NullMarked;
