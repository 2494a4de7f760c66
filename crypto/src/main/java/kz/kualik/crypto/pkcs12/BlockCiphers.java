package kz.kualik.crypto.pkcs12;

import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;

/** CBC with the padding of PKCS#7, the one mode of all encryption in PKCS#12. */
final class BlockCiphers {

    private BlockCiphers() {}

    static byte[] encrypt(BlockCipher cipher, CipherParameters keyAndIv, byte[] plain) {
        try {
            return run(cipher, keyAndIv, plain, true);
        } catch (InvalidCipherTextException e) {
            throw new ImpossibleEncryptionException(e);
        }
    }

    /** @throws WrongPasswordException if the padding is wrong, which a wrong key leads to nearly always */
    static byte[] decrypt(BlockCipher cipher, CipherParameters keyAndIv, byte[] encrypted)
            throws WrongPasswordException, MalformedPkcs12Exception {
        if (encrypted.length == 0 || encrypted.length % cipher.getBlockSize() != 0) {
            throw new MalformedPkcs12Exception("encrypted content is not a whole number of blocks");
        }
        try {
            return run(cipher, keyAndIv, encrypted, false);
        } catch (InvalidCipherTextException e) {
            throw new WrongPasswordException();
        }
    }

    private static byte[] run(BlockCipher cipher, CipherParameters keyAndIv, byte[] input, boolean encrypting)
            throws InvalidCipherTextException {
        var padded = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(cipher), new PKCS7Padding());
        padded.init(encrypting, keyAndIv);
        var output = new byte[padded.getOutputSize(input.length)];
        try {
            int length = padded.processBytes(input, 0, input.length, output, 0);
            length += padded.doFinal(output, length);
            return Arrays.copyOf(output, length);
        } finally {
            Arrays.fill(output, (byte) 0);
        }
    }
}
