package kz.kualik.signer.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.EncryptedPrivateKeys;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.WrongPasswordException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.EncodedObject;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import kz.kualik.signer.files.DurableFiles;

/**
 * The file in which keys wait for their certificates: for each key a PEM block "ENCRYPTED PRIVATE KEY" and one "CERTIFICATE
 * REQUEST" (RFC 7468, sections 11 and 7). It holds all that is needed to go on, so it can be carried to another computer; the
 * requests in it can be read without the password.
 */
final class PendingFile {

    /** How such files end. */
    static final String ENDING = ".kualik-pending";

    private static final int LARGEST = 256 * 1024;
    private static final String KEY = "ENCRYPTED PRIVATE KEY";
    private static final String REQUEST = "CERTIFICATE REQUEST";

    private final CryptoEngine engine;
    private final EncryptedPrivateKeys keys;

    PendingFile(CryptoEngine engine, SecureRandom random) {
        this.engine = engine;
        this.keys = new EncryptedPrivateKeys(engine, random);
    }

    void write(Path file, List<PendingKey> pending, Password password) throws PendingFileException {
        var text = new StringBuilder();
        for (var key : pending) {
            text.append(PemOrDer.toPem(KEY, keys.write(key.key(), password)));
            text.append(PemOrDer.toPem(REQUEST, key.request().encoded()));
        }
        try {
            DurableFiles.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new PendingFileException.Unusable(file, "pending.unwritable", e);
        }
    }

    /** The requests in the file, in their order. */
    static List<CertificationRequest> requests(Path file) throws PendingFileException {
        var requests = new ArrayList<CertificationRequest>();
        var blocks = blocks(file);
        for (var i = 1; i < blocks.size(); i += 2) {
            requests.add(request(file, blocks.get(i)));
        }
        return requests;
    }

    /** The keys in the file, each proved to be the one of its request. */
    List<PendingKey> open(Path file, Password password) throws PendingFileException {
        var pending = new ArrayList<PendingKey>();
        var whole = false;
        try {
            var blocks = blocks(file);
            for (var i = 0; i < blocks.size(); i += 2) {
                pending.add(open(file, blocks.get(i), request(file, blocks.get(i + 1)), password));
            }
            whole = true;
            return pending;
        } finally {
            if (!whole) {
                pending.forEach(PendingKey::close);
            }
        }
    }

    private PendingKey open(Path file, EncodedObject block, CertificationRequest request, Password password)
            throws PendingFileException {
        try {
            var key = new PendingKey(keys.open(block.octets(), password), request);
            if (!engine.belongTogether(key.key(), request.publicKeyInfo())) {
                key.close();
                throw new PendingFileException.Unusable(file, "pending.other-request");
            }
            return key;
        } catch (WrongPasswordException e) {
            throw new PendingFileException.WrongPassword(e);
        } catch (Pkcs12Exception e) {
            throw new PendingFileException.Unusable(file, "pending.key-unreadable", e);
        }
    }

    private static CertificationRequest request(Path file, EncodedObject block) throws PendingFileException {
        try {
            return CertificationRequest.parse(block.octets());
        } catch (CertificationRequestException e) {
            throw new PendingFileException.Unusable(file, "pending.request-unreadable", e);
        }
    }

    private static List<EncodedObject> blocks(Path file) throws PendingFileException {
        try {
            var blocks = PemOrDer.decode(read(file), LARGEST);
            for (var i = 0; i < blocks.size(); i++) {
                if (!blocks.get(i).label().equals(Optional.of(i % 2 == 0 ? KEY : REQUEST))) {
                    throw new PendingFileException.Unusable(file, "pending.no-such-file");
                }
            }
            if (blocks.size() % 2 != 0) {
                throw new PendingFileException.Unusable(file, "pending.lost-end");
            }
            return blocks;
        } catch (IOException e) {
            throw new PendingFileException.Unusable(file, "pending.unreadable", e);
        } catch (Asn1Exception e) {
            throw new PendingFileException.Unusable(file, "pending.no-such-file", e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST + 1);
        }
    }
}
