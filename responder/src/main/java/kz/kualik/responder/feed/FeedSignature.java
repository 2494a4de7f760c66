package kz.kualik.responder.feed;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A signature with the certificate of its key.
 *
 * @param certificate DER
 * @param value of the signature, DER (ECDSA-Sig-Value, RFC 3279, section 2.2.3)
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the signer to the verifier, never compared
record FeedSignature(byte[] certificate, byte[] value) {

    void writeTo(DataOutputStream out) throws IOException {
        write(out, certificate);
        write(out, value);
    }

    static FeedSignature readFrom(DataInputStream in) throws IOException {
        return new FeedSignature(read(in), read(in));
    }

    private static void write(DataOutputStream out, byte[] octets) throws IOException {
        out.writeShort(octets.length);
        out.write(octets);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        var octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        return octets;
    }
}
