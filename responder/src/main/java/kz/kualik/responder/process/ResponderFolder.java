package kz.kualik.responder.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;

/**
 * Where a responder keeps what it has:
 *
 * <pre>
 * keys/password        opens the key files; 0600, made at enrolment
 * keys/NAME.p12        its keys: tls, and ocsp-X and tsa-X for each issuer X
 * enrolment.json       its certificate requests, for the officer
 * responder.json       what the authority answered: certificates, issuers, the identity of the status log
 * state/snapshot       the last snapshot of what it knows
 * state/list-NAME.crl  the newest lists that the feed's key was judged by
 * </pre>
 */
record ResponderFolder(Path folder) {

    private static final int PASSWORD_OCTETS = 24;

    Path enrolment() {
        return folder.resolve("enrolment.json");
    }

    Path bundle() {
        return folder.resolve("responder.json");
    }

    Path snapshot() {
        return folder.resolve("state").resolve("snapshot");
    }

    KeptLists keptLists() {
        return new KeptLists(folder.resolve("state"));
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private Path passwordFile() {
        return keys().resolve("password");
    }

    private Path key(String name) {
        return keys().resolve(name + ".p12");
    }

    /** Makes the folders and the password; an existing responder is not overwritten. */
    void create() throws IOException, UnusableResponderFolderException {
        if (Files.exists(passwordFile())) {
            throw new UnusableResponderFolderException(passwordFile(), "there are keys already; choose another folder");
        }
        OwnerFiles.createFolder(folder);
        OwnerFiles.createFolder(keys());
        OwnerFiles.createFolder(folder.resolve("state"));
        var octets = new byte[PASSWORD_OCTETS];
        new SecureRandom().nextBytes(octets);
        OwnerFiles.write(passwordFile(), Base64.getUrlEncoder().encode(octets));
        Arrays.fill(octets, (byte) 0);
    }

    /** Stores a key with its certificates, its own first. */
    void writeKey(String name, PrivateKey privateKey, List<Certificate> chain)
            throws IOException, UnusableResponderFolderException {
        var entry = Pkcs12Entry.of(
                privateKey, chain.stream().map(Certificate::toHolder).toList());
        try (var password = password()) {
            OwnerFiles.write(
                    key(name),
                    Pkcs12Writer.forRandomPassphrases(new SecureRandom()).write(entry, password, Pkcs12Dialect.MODERN));
        }
    }

    /** A key with what certificates it has. */
    Pkcs12Entry readKey(String name, CryptoEngine engine) throws IOException, UnusableResponderFolderException {
        var file = key(name);
        if (!Files.exists(file)) {
            throw new UnusableResponderFolderException(file, "the key is missing; restore it, or enrol anew");
        }
        OwnerFiles.requirePrivate(file);
        if (Files.size(file) > Pkcs12Reader.MAXIMUM_SIZE) {
            throw new UnusableResponderFolderException(file, "it is too large for a key file");
        }
        try (var password = password()) {
            var entries = new Pkcs12Reader(engine)
                    .read(Files.readAllBytes(file), password)
                    .entries();
            if (entries.size() != 1) {
                throw new UnusableResponderFolderException(file, "it holds " + entries.size() + " keys instead of one");
            }
            return entries.getFirst();
        } catch (Pkcs12Exception e) {
            throw new UnusableResponderFolderException(file, "it cannot be opened: " + e.getMessage(), e);
        }
    }

    private Password password() throws IOException, UnusableResponderFolderException {
        if (!Files.exists(passwordFile())) {
            throw new UnusableResponderFolderException(passwordFile(), "it is missing; this is no responder's folder");
        }
        OwnerFiles.requirePrivate(passwordFile());
        var octets = Files.readAllBytes(passwordFile());
        var characters = StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(octets));
        try {
            return Password.of(trimmed(characters));
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(characters.array(), '\0');
        }
    }

    private static char[] trimmed(CharBuffer characters) {
        int end = characters.limit();
        while (end > 0 && Character.isWhitespace(characters.get(end - 1))) {
            end--;
        }
        var found = new char[end];
        characters.get(0, found);
        return found;
    }
}
