package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signer.key.PasswordChange;
import kz.kualik.signer.key.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signer passwd}: another password for a key file. */
@Command(name = "passwd", mixinStandardHelpOptions = true, description = "Changes the password of a PKCS#12 file.")
final class PasswordCommand implements Callable<Integer> {

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(
            names = "--new-password-file",
            paramLabel = "FILE",
            required = true,
            description = "A file whose first line is the new password.")
    private Path newPasswordFile = Path.of("");

    @Option(names = "--nuc", description = "Write the file as the NUC's programs do (weak encryption).")
    private boolean nuc;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SignerStartException, IOException {
        try (var old = PasswordFile.read(options.passwordFile);
                var fresh = PasswordFile.read(newPasswordFile)) {
            new PasswordChange(CryptoEngine.detect(), new SecureRandom()).change(options.store, old, fresh, nuc);
            Say.line(spec, "say.password-changed", options.store);
            return 0;
        } catch (StorageException e) {
            throw SignerStartException.storage(options.store, e);
        }
    }
}
