package kz.kualik.signer.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.timestamp.HttpTimeStampSettings;
import kz.kualik.signature.timestamp.HttpTimeStampSource;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.UnusableStoredKeyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signer sign}: one file, one signature. */
@Command(name = "sign", mixinStandardHelpOptions = true, description = "Signs a file with the first key that fits.")
final class SignFileCommand implements Callable<Integer> {

    /** The kinds of signature. */
    enum Form {
        CMS,
        XML,
        RAW
    }

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(names = "--form", paramLabel = "FORM", description = "CMS, XML or RAW; default: ${DEFAULT-VALUE}")
    private Form form = Form.CMS;

    @Option(names = "--detached", description = "CMS without the content.")
    private boolean detached;

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Put a time-stamp of this authority on the CMS signature.")
    private @Nullable URI timeStamps;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the signature goes.")
    private Path target = Path.of("");

    @Parameters(paramLabel = "FILE", description = "What is signed.")
    private Path document = Path.of("");

    @Override
    public Integer call() throws SignerStartException, IOException {
        var engine = CryptoEngine.detect();
        var clock = Clock.systemUTC();
        var source = Optional.ofNullable(timeStamps)
                .<TimeStampSource>map(address -> new HttpTimeStampSource(HttpTimeStampSettings.of(address), engine));
        var signer = new DocumentSigner(engine, clock, source);
        try (var storage = options.open(engine)) {
            sign(signer, key(storage, clock));
            return 0;
        } catch (UnsignableException | UnusableStoredKeyException e) {
            throw SignerStartException.unsigned(document, e);
        }
    }

    private SigningKey key(OpenStorage storage, Clock clock) throws UnusableStoredKeyException, SignerStartException {
        for (var key : storage.keys()) {
            if (KeyCriteria.ofType("SIGNATURE").unfitness(key, clock.instant()).isEmpty()) {
                return storage.signingKey(key);
            }
        }
        throw SignerStartException.noKey(options.store);
    }

    private void sign(DocumentSigner signer, SigningKey key) throws UnsignableException, IOException {
        switch (form) {
            case CMS -> {
                var content = signer.cms(
                        DocumentContent.of(document),
                        detached ? CmsForm.DETACHED : CmsForm.ATTACHED,
                        timeStamps != null,
                        key);
                try (var stream = content.open()) {
                    Files.copy(stream, target);
                }
            }
            case XML ->
                Files.writeString(
                        target,
                        signer.xml(
                                Files.readString(document, StandardCharsets.UTF_8),
                                XmlSignatureOptions.enveloped(),
                                key),
                        StandardCharsets.UTF_8);
            case RAW -> Files.write(target, signer.raw(DocumentContent.of(document), key));
        }
    }
}
