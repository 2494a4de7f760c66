package kz.kualik.signer.cli;

import java.nio.file.Path;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import picocli.CommandLine.Option;

/** The options that name a key file and its password. */
final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "FILE.p12",
            required = true,
            description = "The PKCS#12 file with the keys.")
    Path store = Path.of("");

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            required = true,
            description = "A file whose first line is its password.")
    Path passwordFile = Path.of("");

    Pkcs12Storage open(CryptoEngine engine) throws SignerStartException {
        try (var password = PasswordFile.read(passwordFile)) {
            return Pkcs12Storage.open(engine, store, password);
        } catch (StorageException e) {
            throw SignerStartException.storage(store, e);
        }
    }
}
