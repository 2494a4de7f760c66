package kz.kualik.signer.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.journal.FileJournal;
import kz.kualik.signer.journal.JournalEntry;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.StoredKey;
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

    @Option(names = "--home", paramLabel = "DIR", description = "The Signer's own folder.")
    private Path folder = SignerFolder.usual(System.getenv(), System.getProperty("user.home"));

    @Override
    public Integer call() throws SignerStartException, IOException {
        if (Files.exists(target)) {
            throw SignerStartException.exists(target);
        }
        var engine = CryptoEngine.detect();
        var clock = Clock.systemUTC();
        var source = Optional.ofNullable(timeStamps)
                .<TimeStampSource>map(address -> new HttpTimeStampSource(HttpTimeStampSettings.of(address), engine));
        var signer = new DocumentSigner(engine, clock, source);
        try (var storage = options.open(engine)) {
            var key = key(storage, clock);
            var signature = sign(signer, storage.signingKey(key));
            SignerFolder.make(folder);
            new FileJournal(folder.resolve(FileJournal.NAME)).keep(entry(clock, key));
            try (var stream = signature.open()) {
                DurableFiles.writeReadable(target, stream);
            }
            return 0;
        } catch (UnsignableException | UnusableStoredKeyException e) {
            throw SignerStartException.unsigned(document, e);
        }
    }

    private StoredKey key(OpenStorage storage, Clock clock) throws SignerStartException {
        for (var key : storage.keys()) {
            if (KeyCriteria.ofType("SIGNATURE").unfitness(key, clock.instant()).isEmpty()) {
                return key;
            }
        }
        throw SignerStartException.noKey(options.store);
    }

    private JournalEntry entry(Clock clock, StoredKey key) throws IOException {
        var form = DocumentSummary.Form.valueOf(this.form.name());
        return new JournalEntry(
                clock.instant(),
                "command line",
                Purpose.SIGN.name(),
                key.certificate().serialNumber().value().toString(16),
                List.of(DocumentSummary.of(form, DocumentContent.of(document))));
    }

    private DocumentContent sign(DocumentSigner signer, SigningKey key) throws UnsignableException, IOException {
        return switch (form) {
            case CMS ->
                signer.cms(
                        DocumentContent.of(document),
                        detached ? CmsForm.DETACHED : CmsForm.ATTACHED,
                        timeStamps != null,
                        key);
            case XML ->
                DocumentContent.of(signer.xml(
                                Files.readString(document, StandardCharsets.UTF_8),
                                XmlSignatureOptions.enveloped(),
                                key)
                        .getBytes(StandardCharsets.UTF_8));
            case RAW -> DocumentContent.of(signer.raw(DocumentContent.of(document), key));
        };
    }
}
