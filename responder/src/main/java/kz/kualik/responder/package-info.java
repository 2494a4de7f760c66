/**
 * The public status and time service: OCSP, revocation lists, CA certificates, RFC 3161 time-stamps over HTTP. It knows no
 * database and no Spring; whoever runs it gives it its ports (the status index, keys, files) and a clock, so that many
 * copies can run beside one authority.
 */
@NullMarked
package kz.kualik.responder;

import org.jspecify.annotations.NullMarked;
