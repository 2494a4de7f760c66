package kz.kualik.pki.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;

/**
 * Reads the certificates that somebody trusts from folders: files ending in {@code .cer}, {@code .crt}, {@code .pem} or
 * {@code .der}, in DER, PEM (also several in a file) or base64, in the folder and below. Self-signed ones become anchors.
 */
public final class TrustFolder {

    private static final Set<String> ENDINGS = Set.of("cer", "crt", "pem", "der");
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 5;
    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    private TrustFolder() {}

    /**
     * All certificates of the folders; a place may also be a single file, whatever its ending.
     *
     * @throws UnusableTrustFolderException if a place is missing or holds no certificate, or a file with one of the
     *     endings is none
     */
    public static TrustStore read(CryptoEngine engine, Collection<Path> places) throws UnusableTrustFolderException {
        var certificates = new ArrayList<Certificate>();
        for (var place : places) {
            var found = readPlace(place);
            if (found.isEmpty()) {
                throw UnusableTrustFolderException.empty(place);
            }
            certificates.addAll(found);
        }
        return TrustStore.of(engine, certificates);
    }

    private static List<Certificate> readPlace(Path place) throws UnusableTrustFolderException {
        if (Files.isRegularFile(place)) {
            return readFile(place);
        }
        if (!Files.isDirectory(place)) {
            throw UnusableTrustFolderException.absent(place);
        }
        var certificates = new ArrayList<Certificate>();
        for (var file : list(place)) {
            certificates.addAll(readFile(file));
        }
        return certificates;
    }

    private static List<Path> list(Path folder) throws UnusableTrustFolderException {
        try (var files = Files.walk(folder, DEEPEST)) {
            var found = files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.contains(ending(file)))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (found.size() > MOST_FILES) {
                throw UnusableTrustFolderException.tooMany(folder, MOST_FILES);
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw UnusableTrustFolderException.unreadable(folder, e);
        }
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Certificate> readFile(Path file) throws UnusableTrustFolderException {
        try {
            var bytes = readBounded(file);
            var certificates = new ArrayList<Certificate>();
            for (var object : PemOrDer.decode(bytes, LARGEST_FILE)) {
                certificates.add(Certificate.parse(object.octets()));
            }
            return certificates;
        } catch (IOException | Asn1Exception | MalformedCertificateException e) {
            throw UnusableTrustFolderException.unreadable(file, e);
        }
    }

    private static byte[] readBounded(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST_FILE + 1);
        }
    }
}
