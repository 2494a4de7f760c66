package kz.kualik.signer.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the npm packages of other people's clients lie. */
final class Packages {

    static final Path ROOT = Path.of(System.getProperty("kualik.root", ".."));

    /** The folder with the packages and the steps that use them. */
    static final Path FOLDER = ROOT.resolve("signer/clients").toAbsolutePath().normalize();

    private Packages() {}

    /** Skips the test where they are not installed. */
    static void assume() {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/ncalayer-js-client"))
                        && Files.isDirectory(FOLDER.resolve("node_modules/@seithq/ncalayer")),
                "needs the npm packages of signer/clients (tools/prepare-tests installs them)");
    }
}
