package kz.kualik.crypto.pkcs12;

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedKeyException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/** Puts keys, their certificates and the issuers of these together. */
final class EntryAssembler {

    /** Each try costs a signature; real files tie key and certificate by localKeyId or hold a few of them. */
    private static final int MOST_PROBES = 128;

    private final CryptoEngine engine;
    private final Bags bags;
    private final List<X509CertificateHolder> unused;
    private int probes;

    EntryAssembler(CryptoEngine engine, Bags bags) {
        this.engine = engine;
        this.bags = bags;
        this.unused = new ArrayList<>(bags.certificates().stream()
                .map(Bags.CertificateBag::certificate)
                .toList());
    }

    Pkcs12Contents assemble() throws Pkcs12Exception {
        List<Pkcs12Entry> entries = new ArrayList<>();
        for (Bags.KeyBag bag : bags.keys()) {
            entries.add(entry(bag));
        }
        return new Pkcs12Contents(entries, unused);
    }

    private Pkcs12Entry entry(Bags.KeyBag bag) throws Pkcs12Exception {
        PrivateKey key = privateKey(bag);
        BagAttributes attributes = bag.attributes();
        List<X509CertificateHolder> chain =
                certificateOf(bag, key).map(this::chainFrom).orElse(List.of());
        unused.removeAll(chain);
        return new Pkcs12Entry(attributes.friendlyName(), attributes.localKeyId(), key, chain);
    }

    private PrivateKey privateKey(Bags.KeyBag bag) throws Pkcs12Exception {
        try {
            return engine.privateKey(bag.key());
        } catch (UnsupportedKeyException e) {
            throw new UnsupportedPkcs12Exception("a private key that cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** By the shared localKeyId; a file without one is searched for a certificate that fits the key. */
    private Optional<X509CertificateHolder> certificateOf(Bags.KeyBag bag, PrivateKey key)
            throws MalformedPkcs12Exception {
        for (Bags.CertificateBag candidate : bags.certificates()) {
            if (bag.attributes().hasSameKeyId(candidate.attributes())) {
                if (!fits(key, candidate.certificate())) {
                    throw new MalformedPkcs12Exception("the certificate beside the key belongs to another key");
                }
                return Optional.of(candidate.certificate());
            }
        }
        for (X509CertificateHolder certificate : unused) {
            if (isOfOneKind(bag, certificate)) {
                if (probes == MOST_PROBES) {
                    throw new MalformedPkcs12Exception("too many of its certificates might belong to its keys");
                }
                probes++;
                if (fits(key, certificate)) {
                    return Optional.of(certificate);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOneKind(Bags.KeyBag bag, X509CertificateHolder certificate) {
        return bag.key()
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .equals(certificate.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm());
    }

    private boolean fits(PrivateKey key, X509CertificateHolder certificate) {
        return engine.belongTogether(key, certificate.getSubjectPublicKeyInfo());
    }

    /** Issuers by name, as far as the file has them; whether the chain is a valid path is not asked here. */
    private List<X509CertificateHolder> chainFrom(X509CertificateHolder leaf) {
        List<X509CertificateHolder> chain = new ArrayList<>(List.of(leaf));
        X509CertificateHolder last = leaf;
        while (!last.getSubject().equals(last.getIssuer())) {
            Optional<X509CertificateHolder> issuer = issuer(last.getIssuer(), chain);
            if (issuer.isEmpty()) {
                break;
            }
            last = issuer.get();
            chain.add(last);
        }
        return chain;
    }

    private Optional<X509CertificateHolder> issuer(X500Name name, List<X509CertificateHolder> taken) {
        return bags.certificates().stream()
                .map(Bags.CertificateBag::certificate)
                .filter(certificate -> certificate.getSubject().equals(name) && !taken.contains(certificate))
                .findFirst();
    }
}
