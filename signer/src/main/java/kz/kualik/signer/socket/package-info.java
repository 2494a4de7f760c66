/** The WebSocket over TLS on 127.0.0.1, and the page that says whether it works. */
@NullMarked
package kz.kualik.signer.socket;

import org.jspecify.annotations.NullMarked;
