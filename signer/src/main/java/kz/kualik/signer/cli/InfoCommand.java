package kz.kualik.signer.cli;

import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signer.text.Texts;
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
        try (var storage = options.open(CryptoEngine.detect())) {
            for (var key : storage.keys()) {
                var certificate = key.certificate();
                Say.line(spec, "info.key", key.alias());
                Say.line(spec, "info.subject", BCStyle.INSTANCE.toString(certificate.subject()));
                Say.line(spec, "info.issuer", BCStyle.INSTANCE.toString(certificate.issuer()));
                Say.line(spec, "info.serial", certificate.serialNumber().value().toString(16));
                Say.line(spec, "info.valid", certificate.notBefore(), certificate.notAfter());
                Say.line(
                        spec,
                        "info.algorithm",
                        key.algorithm()
                                .<Object>map(Enum::name)
                                .orElseGet(() -> new Texts.Phrase("info.old-algorithm")));
            }
        }
        return 0;
    }
}
