package kz.kualik.acceptance.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.timestamp.HttpTimeStampSettings;
import kz.kualik.signature.timestamp.HttpTimeStampSource;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signature.xml.XmlSigner;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Signs a document in every form that the demo shows, and has each judged. */
final class Signatures {

    /** Kazakh letters on purpose: what is signed is octets, and they must survive. */
    private static final String TEXT = "Мен осы құжатқа электрондық цифрлық қолтаңба қойдым.\n";

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<өтініш><қызмет коды=\"P3.01\">Анықтама беру</қызмет><!-- үлгі --><тіл>kk</тіл></өтініш>";

    private final AuthorityProcess authority;
    private final StatusClient status;
    private final CryptoEngine engine;
    private final Clock clock;
    private final Gallery gallery;

    Signatures(AuthorityProcess authority, StatusClient status, CryptoEngine engine, Clock clock, Gallery gallery) {
        this.authority = authority;
        this.status = status;
        this.engine = engine;
        this.clock = clock;
        this.gallery = gallery;
    }

    /** Makes all forms with one key and expects all of them to be right. */
    void makeAll(Issued signer, String folder, ASN1ObjectIdentifier timeStampPolicy) throws Exception {
        var document = TEXT.getBytes(StandardCharsets.UTF_8);
        gallery.write(folder + "/document.txt", document);
        var content = DocumentContent.of(document);
        var keys = List.of(signer.signingKey());
        var cms = new CmsSigner(engine, clock);

        gallery.write(folder + "/attached.cms", cms.sign(content, CmsForm.ATTACHED, keys));
        gallery.write(folder + "/detached.cms", cms.sign(content, CmsForm.DETACHED, keys));
        var settings =
                HttpTimeStampSettings.of(authority.responder().resolve("/tsp")).withPolicy(timeStampPolicy);
        try (var source = new HttpTimeStampSource(settings, engine)) {
            gallery.write(folder + "/stamped.cms", cms.withTimeStamps(source).sign(content, CmsForm.ATTACHED, keys));
        }
        gallery.write(
                folder + "/signed.xml",
                new XmlSigner(engine)
                        .sign(
                                XML.getBytes(StandardCharsets.UTF_8),
                                XmlSignatureOptions.enveloped(),
                                signer.signingKey()));
        gallery.write(folder + "/document.tsr", stamp(document, signer, timeStampPolicy));
        judgeAll(signer, folder);
    }

    private byte[] stamp(byte[] document, Issued signer, ASN1ObjectIdentifier timeStampPolicy) {
        var digest = signer.signingKey().algorithm().digest();
        var imprint = new MessageImprint(digest.identifier(), digest.digest(document));
        var request = TimeStampRequest.of(imprint, new BigInteger(63, new SecureRandom()))
                .withPolicy(timeStampPolicy);
        return status.post("/tsp", "application/timestamp-query", request.encoded());
    }

    private void judgeAll(Issued signer, String folder) {
        var judge = signer.lineage().judge();
        var options = signer.goodOptions();
        var document = folder + "/document.txt";
        gallery.expectPassed(
                folder + "/attached.cms",
                "A CMS signature that carries the document",
                options,
                judge.attachedCms(folder + "/attached.cms"));
        gallery.expectPassed(
                folder + "/detached.cms",
                "A CMS signature beside the document",
                with(options, "--content", document),
                judge.detachedCms(folder + "/detached.cms", document));
        gallery.expectPassed(
                folder + "/stamped.cms",
                "A CMS signature with a time-stamp over it",
                options,
                judge.attachedCms(folder + "/stamped.cms"));
        gallery.expectPassed(
                folder + "/document.tsr",
                "A time-stamp over the document",
                List.of("--trust", "trust", "--content", document),
                judge.timeStamp(folder + "/document.tsr", document));
        gallery.expectPassed(
                folder + "/signed.xml", "A signed XML document", options, judge.signedXml(folder + "/signed.xml"));
    }

    private static List<String> with(List<String> options, String option, String value) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(option, value));
        return all;
    }
}
