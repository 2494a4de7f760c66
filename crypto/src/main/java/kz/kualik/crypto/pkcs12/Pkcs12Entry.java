package kz.kualik.crypto.pkcs12;

import java.security.PrivateKey;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** A private key with its certificates in a PKCS#12 file. */
public final class Pkcs12Entry {

    private final String alias;
    private final byte[] localKeyId;
    private final PrivateKey key;
    private final List<X509CertificateHolder> chain;

    /**
     * @param alias the friendlyName; empty if there is none
     * @param localKeyId the octets that tie key and certificate together; empty if there are none
     * @param chain the key's own certificate first, then its issuers; empty if the file holds no certificate for it
     */
    public Pkcs12Entry(String alias, byte[] localKeyId, PrivateKey key, List<X509CertificateHolder> chain) {
        this.alias = alias;
        this.localKeyId = localKeyId.clone();
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /**
     * An entry named as the NUC names it: localKeyId is the certificate's subject key identifier, the alias the same in
     * hexadecimal.
     *
     * @param chain the key's own certificate first, then its issuers
     */
    public static Pkcs12Entry of(PrivateKey key, List<X509CertificateHolder> chain) {
        byte[] identifier = Pkcs12FileName.keyIdentifier(chain.getFirst());
        return new Pkcs12Entry(HexFormat.of().formatHex(identifier), identifier, key, chain);
    }

    public String alias() {
        return alias;
    }

    public byte[] localKeyId() {
        return localKeyId.clone();
    }

    public PrivateKey key() {
        return key;
    }

    public List<X509CertificateHolder> chain() {
        return chain;
    }

    /** Alias and number of certificates; never the key. */
    @Override
    public String toString() {
        return "Pkcs12Entry[" + alias + ", " + chain.size() + " certificates]";
    }
}
