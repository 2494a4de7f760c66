package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;

/**
 * Writes what the ceremony made. Everything is written and forced to the disk under a temporary name and then renamed in
 * one step: after a crash there is either the whole folder or none.
 */
final class HierarchyWriter {

    private static final String UNFINISHED = ".unfinished";

    private final SecureRandom random;
    private final Pkcs12Writer pkcs12;

    HierarchyWriter(SecureRandom random) {
        this.random = random;
        this.pkcs12 = Pkcs12Writer.forRandomPassphrases(random);
    }

    void write(CeremonyResult made, KeyFiles target) {
        var unfinished = unfinished(target);
        try {
            removeUnfinished(target);
            var files = new KeyFiles(unfinished);
            PrivateFiles.createFolder(unfinished);
            writeRoots(made, files);
            writeIssuing(made.hierarchy(), files);
            writeServices(made.hierarchy(), files);
            writeOperators(made.operators(), files);
            writePublic(made, files);
            PrivateFiles.forceFolders(unfinished);
            PrivateFiles.rename(unfinished, target.folder());
        } catch (IOException e) {
            throw KeyFileException.notWritten(target.folder(), e);
        }
    }

    /** What a crash in the middle of the ceremony left behind is worth nothing: nobody has used it. */
    static void removeUnfinished(KeyFiles target) throws IOException {
        if (Files.exists(unfinished(target))) {
            PrivateFiles.deleteAll(unfinished(target));
        }
    }

    private static Path unfinished(KeyFiles target) {
        return target.folder().resolveSibling(target.folder().getFileName() + UNFINISHED);
    }

    private void writeRoots(CeremonyResult made, KeyFiles files) throws IOException {
        PrivateFiles.createFolder(files.roots());
        PrivateFiles.write(files.roots().resolve("README"), readme("""
                The root keys of this TEST hierarchy, and the passphrase that opens them.
                The authority wrote them once and never reads them again. Take this folder away, the key files and the
                passphrase to different places, and bring them back only to a ceremony.
                """));
        var passphrase = Passphrase.generate(random);
        try {
            PrivateFiles.write(files.rootPassphrase(), passphrase);
            for (var branch : made.hierarchy().branches()) {
                var key = made.rootKeys().get(branch.suite());
                if (key != null) {
                    writeKey(files.rootKey(branch.suite()), key.getPrivate(), List.of(branch.root()), passphrase);
                }
            }
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private void writeIssuing(Hierarchy hierarchy, KeyFiles files) throws IOException {
        PrivateFiles.createFolder(files.issuing());
        var passphrase = Passphrase.generate(random);
        try {
            PrivateFiles.write(files.issuingPassphrase(), passphrase);
            for (var branch : hierarchy.branches()) {
                writeKey(files.issuingKey(branch.suite()), branch.issuing(), passphrase);
            }
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private void writeServices(Hierarchy hierarchy, KeyFiles files) throws IOException {
        PrivateFiles.createFolder(files.services());
        var passphrase = Passphrase.generate(random);
        try {
            PrivateFiles.write(files.servicePassphrase(), passphrase);
            for (var branch : hierarchy.branches()) {
                writeKey(files.serviceKey(branch.ocsp().name()), branch.ocsp(), passphrase);
                writeKey(files.serviceKey(branch.tsa().name()), branch.tsa(), passphrase);
            }
            writeKey(files.serviceKey(hierarchy.tls().name()), hierarchy.tls(), passphrase);
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private void writeOperators(List<KeyedCertificate> operators, KeyFiles files) throws IOException {
        PrivateFiles.createFolder(files.operators());
        PrivateFiles.write(files.operators().resolve("README"), readme("""
                The sandbox's operators, officers and other staff: PKCS#12 files for TLS client authentication. The file
                "password" opens all of them. The authority needs nothing of this folder.
                """));
        var password = Passphrase.generate(random);
        try {
            PrivateFiles.write(files.operatorPassword(), password);
            for (var operator : operators) {
                writeKey(files.operatorKey(operator.name()), operator, password);
            }
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static void writePublic(CeremonyResult made, KeyFiles files) throws IOException {
        PrivateFiles.createFolder(files.certificates());
        PrivateFiles.createFolder(files.lists());
        var keyed = new ArrayList<KeyedCertificate>(made.operators());
        keyed.add(made.hierarchy().tls());
        for (var branch : made.hierarchy().branches()) {
            keyed.addAll(List.of(branch.issuing(), branch.ocsp(), branch.tsa()));
            PrivateFiles.write(
                    files.certificate(KeyFiles.rootName(branch.suite())),
                    branch.root().encoded());
            PrivateFiles.write(files.rootList(branch.suite()), branch.rootList());
        }
        for (var one : keyed) {
            PrivateFiles.write(files.certificate(one.name()), one.certificate().encoded());
        }
    }

    private void writeKey(Path file, KeyedCertificate keyed, byte[] passphrase) throws IOException {
        var chain = new ArrayList<Certificate>();
        chain.add(keyed.certificate());
        chain.addAll(keyed.chain());
        writeKey(file, keyed.key(), chain, passphrase);
    }

    private void writeKey(Path file, PrivateKey key, List<Certificate> chain, byte[] passphrase) throws IOException {
        var entry =
                Pkcs12Entry.of(key, chain.stream().map(Certificate::toHolder).toList());
        try (var password = Passphrase.password(passphrase)) {
            PrivateFiles.write(file, pkcs12.write(entry, password, Pkcs12Dialect.MODERN));
        }
    }

    private static byte[] readme(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
