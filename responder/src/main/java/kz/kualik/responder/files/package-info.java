/**
 * Files that the responder hands out as they are: revocation lists and CA certificates, with what HTTP caches need to know.
 */
@NullMarked
package kz.kualik.responder.files;

import org.jspecify.annotations.NullMarked;
