package kz.kualik.signer.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.request.KeyKind;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.request.PendingFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signer csr} and {@code signer import}: from no key to a key file. */
final class NewKeysCommands {

    private NewKeysCommands() {}

    /** {@code signer csr}. */
    @Command(
            name = "csr",
            mixinStandardHelpOptions = true,
            description = "Makes keys that wait in an encrypted file, and the requests for their certificates.")
    static final class Request implements Callable<Integer> {

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "GOST, RSA or ECDSA; default: ${DEFAULT-VALUE}. RSA and ECDSA make two pairs.")
        private KeyKind kind = KeyKind.GOST;

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                required = true,
                description = "Where the waiting file and the requests go; may be on a stick.")
        private Path folder = Path.of("");

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                required = true,
                description = "A file whose first line is the password for the key files to come.")
        private Path passwordFile = Path.of("");

        @ArgGroup(exclusive = false)
        private @Nullable Renewal renewal;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws SignerStartException, IOException {
            try (var password = PasswordFile.read(passwordFile)) {
                var waiting = new NewKeys(CryptoEngine.detect(), new SecureRandom()).make(kind, folder, password);
                Say.line(spec, "say.keys-wait", waiting.file());
                var base = waiting.file().getFileName().toString().replaceFirst("\\..*", "");
                for (var i = 0; i < waiting.requests().size(); i++) {
                    var file = folder.resolve(base + "_" + (i + 1) + ".csr");
                    DurableFiles.writeReadable(
                            file,
                            new ByteArrayInputStream(waiting.requests().get(i).encoded()));
                    Say.line(spec, "say.request", file);
                }
                if (renewal != null) {
                    var file = folder.resolve(base + "_renewal.p7m");
                    Files.write(
                            file,
                            ValidKey.sign(renewal.store, renewal.passwordFile, renewal.agreement, waiting.requests()));
                    Say.line(spec, "say.signed-request", file);
                }
                return 0;
            } catch (PendingFileException e) {
                throw SignerStartException.keys(e);
            }
        }
    }

    /** The key that is valid still, with which the requests for new ones are signed. */
    static final class Renewal {

        @Option(
                names = "--renew-with",
                paramLabel = "FILE.p12",
                required = true,
                description = "A key file whose certificate is valid still: its key signs the requests.")
        private Path store = Path.of("");

        @Option(
                names = "--renew-password-file",
                paramLabel = "FILE",
                required = true,
                description = "A file whose first line is the password of that key file.")
        private Path passwordFile = Path.of("");

        @Option(
                names = "--agreement",
                paramLabel = "VERSION",
                required = true,
                description = "The version of the authority's user agreement that you accept with the signature.")
        private String agreement = "";
    }

    /** {@code signer import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Makes key files of keys that waited, when their certificates are there.")
    static final class Import implements Callable<Integer> {

        @Option(names = "--dir", paramLabel = "DIR", required = true, description = "Where the waiting file lies.")
        private Path folder = Path.of("");

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                required = true,
                description = "A file whose first line is the password that was given when the keys were made.")
        private Path passwordFile = Path.of("");

        @Option(names = "--nuc", description = "Write the files as the NUC's programs do (weak encryption).")
        private boolean nuc;

        @Parameters(paramLabel = "CERTIFICATE", arity = "1..*", description = "Files with certificates, DER or PEM.")
        private List<Path> files = new ArrayList<>();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws SignerStartException {
            try (var password = PasswordFile.read(passwordFile)) {
                var certificates = CertificateFiles.read(files);
                var keys = new NewKeys(CryptoEngine.detect(), new SecureRandom());
                var waiting = keys.waitingFor(folder, certificates);
                if (waiting.isEmpty()) {
                    throw SignerStartException.nothingWaits(folder);
                }
                var dialect = nuc ? Pkcs12Dialect.NUC : Pkcs12Dialect.MODERN;
                for (var file : keys.complete(waiting.get(), certificates, password, dialect)) {
                    Say.line(spec, "say.key-file", file);
                }
                return 0;
            } catch (PendingFileException e) {
                throw SignerStartException.keys(e);
            }
        }
    }
}
