package kz.kualik.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.Signature;
import java.security.SignatureException;

/** What is written goes into the signature. */
final class SignatureOutputStream extends OutputStream {

    private final Signature signature;

    SignatureOutputStream(Signature signature) {
        this.signature = signature;
    }

    @Override
    public void write(int octet) throws IOException {
        try {
            signature.update((byte) octet);
        } catch (SignatureException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            signature.update(octets, offset, length);
        } catch (SignatureException e) {
            throw new IOException(e);
        }
    }
}
