package kz.kualik.signer.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12FileName;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Makes keys and, when their certificates are there, key files. The waiting file is removed only after all key files are
 * written, so that after a crash the same step can be done once more.
 */
public final class NewKeys {

    private static final int NAME_OCTETS = 8;

    private final CryptoEngine engine;
    private final SecureRandom random;
    private final PendingFile pending;

    /** @param random the source of names and salts */
    public NewKeys(CryptoEngine engine, SecureRandom random) {
        this.engine = engine;
        this.random = random;
        this.pending = new PendingFile(engine, random);
    }

    /**
     * Keys that wait in a file.
     *
     * @param file where
     * @param requests for the authority, in its order
     */
    public record Waiting(Path file, List<CertificationRequest> requests) {

        public Waiting {
            requests = List.copyOf(requests);
        }
    }

    /**
     * Makes keys; they lie in the file when this returns.
     *
     * @param folder on this computer or on a stick
     * @param password for the key files to come
     * @throws PendingFileException if the password is too weak or the folder cannot be written
     */
    public Waiting make(KeyKind kind, Path folder, Password password) throws PendingFileException {
        requireStrong(password);
        var octets = new byte[NAME_OCTETS];
        random.nextBytes(octets);
        var file = folder.resolve(kind.name() + "_" + HexFormat.of().formatHex(octets) + PendingFile.ENDING);
        var keys = new ArrayList<PendingKey>();
        try {
            for (var i = 0; i < kind.pairs(); i++) {
                keys.add(make(kind));
            }
            pending.write(file, keys, password);
            return new Waiting(file, keys.stream().map(PendingKey::request).toList());
        } finally {
            keys.forEach(PendingKey::close);
        }
    }

    /**
     * Takes keys back that nobody has heard of.
     *
     * @throws PendingFileException if their file cannot be removed
     */
    public void discard(Waiting waiting) throws PendingFileException {
        try {
            Files.deleteIfExists(waiting.file());
        } catch (IOException e) {
            throw new PendingFileException.Unusable(waiting.file(), "pending.not-discarded", e);
        }
    }

    private PendingKey make(KeyKind kind) {
        var pair = engine.generateKeyPair(kind.algorithm());
        try {
            var request = new CertificationRequestBuilder(new X500Name(new RDN[0]))
                    .storage(KeyStorage.PKCS12_FILE)
                    .build(pair, kind.algorithm().defaultSignature(), engine);
            return new PendingKey(pair.getPrivate(), request);
        } catch (CertificationRequestException e) {
            throw new IllegalStateException("our own request is not acceptable", e);
        }
    }

    private static void requireStrong(Password password) throws PendingFileException {
        var shortcomings = KeyFilePasswordRule.shortcomings(password);
        if (!shortcomings.isEmpty()) {
            throw new PendingFileException.WeakPassword(shortcomings);
        }
    }

    /**
     * The file in this folder whose keys wait for these certificates.
     *
     * @throws PendingFileException if the folder cannot be read
     */
    public Optional<Path> waitingFor(Path folder, List<Certificate> certificates) throws PendingFileException {
        try (var files = Files.newDirectoryStream(folder, "*" + PendingFile.ENDING)) {
            for (var file : files) {
                if (fitting(PendingFile.requests(file), certificates) > 0) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new PendingFileException.Unusable(folder, "pending.folder-unreadable", e);
        }
    }

    private static int fitting(List<CertificationRequest> requests, List<Certificate> certificates) {
        Set<Object> keys = certificates.stream().map(Certificate::publicKeyInfo).collect(Collectors.toSet());
        return (int) requests.stream()
                .filter(request -> keys.contains(request.publicKeyInfo()))
                .count();
    }

    /**
     * Makes key files beside the waiting file, which goes then.
     *
     * @param certificates one for each waiting key, and such above them as there are
     * @return the key files, named as the NUC names them
     * @throws PendingFileException if the password is wrong, a waiting key has no certificate, or a file cannot be written
     */
    public List<Path> complete(Path file, List<Certificate> certificates, Password password, Pkcs12Dialect dialect)
            throws PendingFileException {
        List<Path> made;
        var keys = pending.open(file, password);
        try {
            made = complete(file, keys, certificates, password, dialect);
        } finally {
            keys.forEach(PendingKey::close);
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PendingFileException.Unusable(file, "pending.not-removed", e);
        }
        return made;
    }

    private List<Path> complete(
            Path file, List<PendingKey> keys, List<Certificate> certificates, Password password, Pkcs12Dialect dialect)
            throws PendingFileException {
        var fitting = fitting(keys.stream().map(PendingKey::request).toList(), certificates);
        if (fitting != keys.size()) {
            throw new PendingFileException.ForeignCertificate(keys.size(), fitting);
        }
        var entries = new LinkedHashMap<Path, Pkcs12Entry>();
        for (var key : keys) {
            var entry = entry(key, certificates);
            var target = file.resolveSibling(Pkcs12FileName.of(entry.chain().getFirst()));
            if (entries.put(target, entry) != null || holdsAnother(target, key, password)) {
                throw new PendingFileException.Unusable(target, "pending.occupied");
            }
        }
        for (var made : entries.entrySet()) {
            write(made.getKey(), made.getValue(), password, dialect);
        }
        return List.copyOf(entries.keySet());
    }

    /**
     * A certificate chooses its file's name, and whoever brings it may have made it: no file that is there gives way but one
     * with the same key, which this step has made before it was interrupted.
     */
    private boolean holdsAnother(Path target, PendingKey key, Password password) {
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var there = Pkcs12Storage.open(engine, target, password)) {
            var wanted = key.request().publicKeyInfo();
            return there.keys().isEmpty()
                    || there.keys().stream()
                            .anyMatch(stored ->
                                    !stored.certificate().publicKeyInfo().equals(wanted));
        } catch (StorageException e) {
            return true;
        }
    }

    private static Pkcs12Entry entry(PendingKey key, List<Certificate> certificates) throws PendingFileException {
        var own = certificates.stream()
                .filter(candidate ->
                        candidate.publicKeyInfo().equals(key.request().publicKeyInfo()))
                .findFirst()
                .orElseThrow(() -> new PendingFileException.ForeignCertificate(1, 0));
        var chain = new ArrayList<>(List.of(own.toHolder()));
        for (var issuer : IssuerChain.of(own, certificates)) {
            chain.add(issuer.toHolder());
        }
        return Pkcs12Entry.of(key.key(), chain);
    }

    private void write(Path target, Pkcs12Entry entry, Password password, Pkcs12Dialect dialect)
            throws PendingFileException {
        try {
            DurableFiles.write(target, new Pkcs12Writer(random).write(entry, password, dialect));
        } catch (IOException e) {
            throw new PendingFileException.Unusable(target, "pending.unwritable", e);
        }
    }
}
