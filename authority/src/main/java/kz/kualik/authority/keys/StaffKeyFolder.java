package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;

/** The folder {@code keys/operators} of a sandbox: key files of its staff, all opened by the password beside them. */
public final class StaffKeyFolder {

    private final KeyFiles files;
    private final Pkcs12Writer pkcs12 = Pkcs12Writer.forRandomPassphrases(new SecureRandom());

    private StaffKeyFolder(KeyFiles files) {
        this.files = files;
    }

    /** The folder in this data directory. */
    public static StaffKeyFolder below(Path dataDirectory) {
        return new StaffKeyFolder(new KeyFiles(dataDirectory.resolve("keys")));
    }

    /** Whether nobody has taken it away. */
    public boolean isThere() {
        return Files.isRegularFile(files.operatorPassword());
    }

    /**
     * Writes {@code NAME.p12}, in the place of one that a start cut short has left.
     *
     * @throws KeyFileException if it cannot be written
     */
    public void write(String name, PrivateKey key, Certificate certificate, Certificate issuer) {
        var file = files.operatorKey(name);
        var entry = Pkcs12Entry.of(key, List.of(certificate.toHolder(), issuer.toHolder()));
        try (var password = Passphrase.read(files.operatorPassword())) {
            Files.deleteIfExists(file);
            PrivateFiles.write(file, pkcs12.write(entry, password, Pkcs12Dialect.MODERN));
        } catch (IOException e) {
            throw KeyFileException.notWritten(file, e);
        }
    }
}
