/**
 * Algorithms and keys: the Kazakh GOST algorithms as a JCA provider ({@link kz.kualik.crypto.KualikProvider}), the
 * catalogue of what Kualik signs with ({@link kz.kualik.crypto.KeyAlgorithm}, {@link kz.kualik.crypto.SignatureAlgorithm})
 * and the one object that does the work ({@link kz.kualik.crypto.CryptoEngine}).
 *
 * <p>The elliptic-curve arithmetic under the GOST algorithms is Bouncy Castle's for now. It is <em>not</em>
 * constant-time: someone who can measure many signatures very finely on the same machine may learn about the key. Own
 * constant-time arithmetic follows; until then GOST keys belong on machines that are not shared with strangers.
 *
 * <p>Destroying a private key zeroes the octets held here. Copies that the arithmetic makes in {@code BigInteger}s stay
 * until the garbage collector takes them.
 */
@NullMarked
package kz.kualik.crypto;

import org.jspecify.annotations.NullMarked;
