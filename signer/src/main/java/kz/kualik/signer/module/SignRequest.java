package kz.kualik.signer.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.key.AcceptedIssuers;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.message.Text;

/**
 * The arguments of basics' {@code sign}, read and found sound.
 *
 * @param format which kind of signature
 * @param documents what is signed
 * @param storages where keys may come from; empty for anywhere
 * @param decode whether the documents are base64 of the octets to be signed
 * @param encapsulate whether the content goes into the signature
 * @param digested whether the documents are digests of what is signed
 * @param stamped whether a time-stamp is put on each signature
 * @param certificateToo whether the signer's certificate is given beside raw signatures
 * @param criteria which keys will do
 * @param language in which the person is asked
 */
record SignRequest(
        Format format,
        List<Text> documents,
        List<StorageName> storages,
        boolean decode,
        boolean encapsulate,
        boolean digested,
        boolean stamped,
        boolean certificateToo,
        KeyCriteria criteria,
        Locale language) {

    /** The kinds of signature. */
    enum Format {
        CMS,
        XML,
        RAW
    }

    static SignRequest read(BasicsArguments args, IssuerChoice issuers) throws BadArgumentException {
        var signing = args.required("signingParams");
        var signer = args.required("signerParams");
        return new SignRequest(
                format(args),
                args.oneOrMore("data"),
                storages(args),
                signing.truth("decode", false),
                signing.truth("encapsulate", true),
                signing.truth("digested", false),
                stamped(signing),
                signing.truth("outputCert", false),
                new KeyCriteria(
                        new LinkedHashSet<>(signer.words("extKeyUsageOids").orElse(List.of())),
                        signer.word("iin"),
                        signer.word("bin"),
                        signer.word("serialNumber"),
                        accepted(signer, issuers),
                        signing.truth("allowExpired", false),
                        signing.truth("allowRevoked", false)),
                args.word("locale").flatMap(Language::named).orElseGet(Language::usual));
    }

    private static Format format(BasicsArguments args) throws BadArgumentException {
        var name = args.word("format").orElseThrow(() -> BadArgumentException.missing("format"));
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cms" -> Format.CMS;
            case "xml" -> Format.XML;
            case "raw" -> Format.RAW;
            default -> throw BadArgumentException.value("format", "is none of cms, xml, raw");
        };
    }

    private static List<StorageName> storages(BasicsArguments args) throws BadArgumentException {
        var named = args.words("allowedStorages").orElse(List.of());
        var known =
                named.stream().map(StorageName::of).flatMap(Optional::stream).toList();
        // None at all means every storage: that must not come of names that nobody here knows.
        if (known.isEmpty() && !named.isEmpty()) {
            throw BadArgumentException.value("allowedStorages", "names an unknown storage");
        }
        return known;
    }

    private static boolean stamped(BasicsArguments signing) throws BadArgumentException {
        if (signing.isAbsent("tsaProfile")) {
            return false;
        }
        if (!signing.isObject("tsaProfile")) {
            throw BadArgumentException.type("tsaProfile", "JSONObject");
        }
        return true;
    }

    /** Absent: the authorities of this computer's trust. An empty list: anybody. Certificates: these authorities. */
    private static AcceptedIssuers accepted(BasicsArguments signer, IssuerChoice issuers) throws BadArgumentException {
        var chain = signer.words("chain");
        if (chain.isEmpty()) {
            return issuers.usual();
        }
        var certificates = new ArrayList<Certificate>();
        for (var pem : chain.get()) {
            certificates.addAll(PemCertificates.read("chain", pem));
        }
        return certificates.isEmpty() ? AcceptedIssuers.everybody() : issuers.of(certificates);
    }

    /** Whether this asks for something that does not exist, in words. */
    Optional<String> contradiction() {
        if (documents.isEmpty()) {
            return Optional.of("data holds no document");
        }
        if (format == Format.XML && digested) {
            return Optional.of("an XML document cannot be signed by its digest");
        }
        if (format != Format.CMS && stamped) {
            return Optional.of("only CMS signatures carry time-stamps");
        }
        return Optional.empty();
    }
}
