package kz.kualik.signer.module;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.journal.Journal;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.message.MessageReader;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.message.TextTooLongException;
import kz.kualik.signer.message.UnreadableMessageException;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All modules that are served, and the way of a message to the right one. Every message gets an answer. */
public final class Modules {

    /** The module that messages without a module's name are for. */
    private static final String USUAL = "kz.gov.pki.knca.applet.Applet";

    /** What a mark on a request may have in characters to be written on the answer too. */
    private static final int LONGEST_MARK = 300;

    private final Map<String, SignerModule> modules = new LinkedHashMap<>();

    /**
     * @param trust whose certificates will do when a page leaves it open; empty for everybody's
     * @param tokens the hardware storages that are plugged in
     * @param legacy for whom the old applet's module is open
     */
    public Modules(
            CryptoEngine engine,
            Clock clock,
            Consent consent,
            Journal journal,
            DocumentSigner signer,
            NewKeys newKeys,
            TrustStore trust,
            List<StorageName> tokens,
            LegacyAccess legacy) {
        var language = new Language();
        var written = new SignatureRecord(journal, clock);
        var desk = new KeyDesk(consent, written);
        var chosen = new ChosenFiles();
        var issuers = new IssuerChoice(engine, trust);
        var signing = new CommonSigning(desk, signer, issuers, language);
        var files = new CommonFiles(desk, signing, chosen, language);
        var basics = new BasicsSigning(desk, signer, issuers);
        add(new CommonUtilsModule(signing, files, tokens, language));
        var keys = new BasicsKeys(consent, desk, newKeys, signer);
        add(new BasicsModule(
                Map.of("sign", basics::sign, "generateCsr", keys::generate, "importCertificate", keys::complete)));
        add(new AuthenticationModule(desk, engine, issuers, language));
        var appletKeys = new AppletKeys(engine, chosen);
        add(new AppletModule(
                legacy,
                consent,
                chosen,
                language,
                appletKeys,
                new AppletSigning(engine, appletKeys, chosen, signer, written),
                new AppletVerifying(engine, clock)));
        var names = new ArrayList<>(modules.keySet());
        names.add("kz.gov.pki.ncalayerservices.accessory");
        add(new AccessoryModule(names));
    }

    private void add(SignerModule module) {
        modules.put(module.name(), module);
    }

    /**
     * Answers a message.
     *
     * @param octets the message in UTF-8
     * @throws InterruptedException if whoever asked is gone
     */
    public Reply answer(Caller caller, byte[] octets) throws InterruptedException {
        ObjectNode request;
        try {
            request = MessageReader.read(octets);
        } catch (UnreadableMessageException e) {
            return Answers.unreadable(String.valueOf(e.getMessage()));
        }
        var named = request.path("module");
        var name = named.isMissingNode() ? USUAL : named.isString() ? named.stringValue() : "";
        var module = Optional.ofNullable(modules.get(name));
        try {
            return module.isEmpty()
                    ? withEcho(request, Answers.moduleNotFound())
                    : withEcho(request, module.get().answer(new Call(caller, request)));
        } catch (TextTooLongException e) {
            return withEcho(request, Answers.unreadable(String.valueOf(e.getMessage())));
        }
    }

    /** The answer to a message that was not kept because it was too long. */
    public static Reply tooLong(int largest) {
        return Answers.unreadable("the message has more than " + largest + " octets");
    }

    /** The answer when this program fails: no request stays without one. */
    public static Reply defect() {
        return Answers.unreadable("the Signer failed; its log says why");
    }

    /** Some clients put a mark of their own on a request and look for it in the answer. */
    private static Reply withEcho(ObjectNode request, Reply reply) {
        var mark = request.path("uuid");
        if (reply instanceof Reply.Json(var body) && isMark(mark)) {
            body.set("uuid", mark);
        }
        return reply;
    }

    /** Some word or number; who writes a document there gets no answer of that size. */
    private static boolean isMark(JsonNode mark) {
        return mark.isString()
                ? mark.stringValue().length() <= LONGEST_MARK
                : mark.isNumber() || mark.isBoolean() || mark.isNull();
    }
}
