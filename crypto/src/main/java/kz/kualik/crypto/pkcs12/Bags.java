package kz.kualik.crypto.pkcs12;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** What has been found in a file so far, not yet put together. */
final class Bags {

    /** Keys are matched with certificates by computing, so their numbers are bounded. */
    private static final int MAXIMUM_KEYS = 16;

    private static final int MAXIMUM_CERTIFICATES = 128;

    /** A key with the attributes that name it. */
    record KeyBag(BagAttributes attributes, PrivateKeyInfo key) {}

    /** A certificate with the attributes that tie it to a key. */
    record CertificateBag(BagAttributes attributes, X509CertificateHolder certificate) {}

    private final List<KeyBag> keys = new ArrayList<>();
    private final List<CertificateBag> certificates = new ArrayList<>();

    void add(KeyBag bag) throws MalformedPkcs12Exception {
        if (keys.size() == MAXIMUM_KEYS) {
            throw new MalformedPkcs12Exception("it holds more than " + MAXIMUM_KEYS + " keys");
        }
        keys.add(bag);
    }

    void add(CertificateBag bag) throws MalformedPkcs12Exception {
        if (certificates.size() == MAXIMUM_CERTIFICATES) {
            throw new MalformedPkcs12Exception("it holds more than " + MAXIMUM_CERTIFICATES + " certificates");
        }
        certificates.add(bag);
    }

    List<KeyBag> keys() {
        return keys;
    }

    List<CertificateBag> certificates() {
        return certificates;
    }
}
