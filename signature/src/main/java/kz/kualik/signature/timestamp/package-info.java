/** Where time-stamps for signatures come from: a client that asks an authority by HTTP (RFC 3161, section 3.4). */
@NullMarked
package kz.kualik.signature.timestamp;

import org.jspecify.annotations.NullMarked;
