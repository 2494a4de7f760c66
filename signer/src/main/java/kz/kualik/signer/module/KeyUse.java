package kz.kualik.signer.module;

import kz.kualik.signature.SigningKey;
import kz.kualik.signer.document.UnsignableException;

/**
 * What is done with a key once it has been granted.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface KeyUse<T> {

    T apply(SigningKey key) throws UnsignableException;
}
