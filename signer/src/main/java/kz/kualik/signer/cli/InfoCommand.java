package kz.kualik.signer.cli;

import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import org.bouncycastle.asn1.x500.style.BCStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signer info}: the keys of a file. */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Shows the keys of a PKCS#12 file.")
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SignerStartException {
        var out = spec.commandLine().getOut();
        try (var storage = options.open(CryptoEngine.detect())) {
            for (var key : storage.keys()) {
                var certificate = key.certificate();
                out.println("key " + key.alias());
                out.println("  subject      " + BCStyle.INSTANCE.toString(certificate.subject()));
                out.println("  issuer       " + BCStyle.INSTANCE.toString(certificate.issuer()));
                out.println(
                        "  serial       " + certificate.serialNumber().value().toString(16));
                out.println("  valid        " + certificate.notBefore() + " to " + certificate.notAfter());
                out.println("  algorithm    "
                        + key.algorithm().map(Enum::name).orElse("an old one that nothing is signed with any more"));
            }
        }
        return 0;
    }
}
