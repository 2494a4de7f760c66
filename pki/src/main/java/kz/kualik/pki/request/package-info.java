/**
 * Certification requests (PKCS#10, RFC 2986): read strictly, with the proof that the asker has the private key; and made,
 * for clients. Only the key, the storage and the addresses of a request count; name and usages come from the application
 * and the profile.
 */
@NullMarked
package kz.kualik.pki.request;

import org.jspecify.annotations.NullMarked;
