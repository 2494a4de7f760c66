package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.WrongPasswordException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;

/**
 * Loads the hierarchy from its files: everything but the root keys and the operators. Each key is tried against its
 * certificate and each issuing certificate against its root, so that a mixed-up backup is found now and not at the first
 * issue.
 */
final class HierarchyReader {

    private static final int MAXIMUM_LIST_SIZE = 64 * 1024;
    private static final byte[] SPECIMEN =
            "Does this key belong to this certificate?".getBytes(StandardCharsets.US_ASCII);

    private final CryptoEngine engine;
    private final Pkcs12Reader pkcs12;

    HierarchyReader(CryptoEngine engine) {
        this.engine = engine;
        this.pkcs12 = new Pkcs12Reader(engine);
    }

    Hierarchy read(KeyFiles files) {
        try (var issuing = Passphrase.read(files.issuingPassphrase());
                var services = Passphrase.read(files.servicePassphrase())) {
            var branches = Stream.of(AlgorithmSuite.values())
                    .parallel()
                    .map(suite -> branch(suite, files, issuing, services))
                    .toList();
            var tls = service(Ceremony.TLS, files, services);
            var operators = Ceremony.operatorNames().stream()
                    .collect(Collectors.toMap(name -> name, name -> certificate(files.certificate(name))));
            return new Hierarchy(branches, tls, operators);
        }
    }

    /** One of the services' keys. */
    KeyedCertificate service(String name, KeyFiles files) {
        try (var passphrase = Passphrase.read(files.servicePassphrase())) {
            return service(name, files, passphrase);
        }
    }

    private Branch branch(AlgorithmSuite suite, KeyFiles files, Password issuingPassphrase, Password services) {
        var rootFile = files.certificate(KeyFiles.rootName(suite));
        var root = certificate(rootFile);
        var issuingFile = files.issuingKey(suite);
        var issuing = keyed(suite.issuer().value(), issuingFile, files.issuingPassphrase(), issuingPassphrase);
        if (!isSignedBy(issuing.certificate(), root)) {
            throw KeyFileException.doesNotFit(issuingFile, rootFile.toString());
        }
        var ocsp = service(KeyFiles.ocspName(suite), files, services);
        var tsa = service(KeyFiles.tsaName(suite), files, services);
        for (var service : List.of(ocsp, tsa)) {
            if (!isSignedBy(service.certificate(), issuing.certificate())) {
                throw KeyFileException.doesNotFit(files.serviceKey(service.name()), issuingFile.toString());
            }
        }
        var list = PrivateFiles.read(files.rootList(suite), MAXIMUM_LIST_SIZE);
        return new Branch(suite, root, list, issuing, ocsp, tsa);
    }

    private KeyedCertificate service(String name, KeyFiles files, Password passphrase) {
        return keyed(name, files.serviceKey(name), files.servicePassphrase(), passphrase);
    }

    private KeyedCertificate keyed(String name, Path file, Path passphraseFile, Password passphrase) {
        var entry = entry(file, passphraseFile, passphrase);
        var chain = new ArrayList<>(entry.chain().stream().map(Certificate::of).toList());
        if (chain.isEmpty()) {
            throw KeyFileException.damaged(file, "it holds a key without its certificate");
        }
        var certificate = chain.removeFirst();
        var algorithm = algorithm(file, certificate);
        if (!belongs(entry.key(), algorithm, certificate)) {
            throw KeyFileException.damaged(file, "its key is not that of its certificate");
        }
        return new KeyedCertificate(name, entry.key(), algorithm, certificate, chain);
    }

    private Pkcs12Entry entry(Path file, Path passphraseFile, Password passphrase) {
        var content = PrivateFiles.read(file, Pkcs12Reader.MAXIMUM_SIZE);
        PrivateFiles.requirePrivate(file);
        try {
            var entries = pkcs12.read(content, passphrase).entries();
            if (entries.size() != 1) {
                throw KeyFileException.damaged(file, "it holds " + entries.size() + " keys instead of one");
            }
            return entries.getFirst();
        } catch (WrongPasswordException e) {
            throw KeyFileException.wrongPassphrase(file, passphraseFile, e);
        } catch (Pkcs12Exception e) {
            throw KeyFileException.damaged(file, e);
        }
    }

    private static SignatureAlgorithm algorithm(Path file, Certificate certificate) {
        try {
            return KeyAlgorithm.of(certificate.publicKeyInfo()).defaultSignature();
        } catch (UnsupportedKeyException e) {
            throw KeyFileException.damaged(file, e);
        }
    }

    private boolean belongs(PrivateKey key, SignatureAlgorithm algorithm, Certificate certificate) {
        try {
            var scheme =
                    engine.scheme(certificate.publicKeyInfo(), algorithm.identifier(), Optional.of(algorithm.digest()));
            return engine.verify(scheme, SPECIMEN, engine.sign(key, algorithm, SPECIMEN));
        } catch (UnsupportedSignatureAlgorithmException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isSignedBy(Certificate certificate, Certificate issuer) {
        var structure = certificate.toHolder().toASN1Structure();
        try {
            var scheme = engine.scheme(issuer.publicKeyInfo(), structure.getSignatureAlgorithm(), Optional.empty());
            return certificate.issuer().equals(issuer.subject())
                    && engine.verify(
                            scheme,
                            structure.getTBSCertificate().getEncoded(),
                            structure.getSignature().getOctets());
        } catch (UnsupportedSignatureAlgorithmException | IOException e) {
            return false;
        }
    }

    private static Certificate certificate(Path file) {
        try {
            return Certificate.parse(PrivateFiles.read(file, Certificate.MAXIMUM_SIZE));
        } catch (MalformedCertificateException e) {
            throw KeyFileException.damaged(file, e);
        }
    }
}
