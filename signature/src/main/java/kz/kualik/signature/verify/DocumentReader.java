package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;

/** Finds out by its content what a document is, and has the right reader read it. */
final class DocumentReader {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final CertificateReader certificates;
    private final KeyStoreReader keyStores;
    private final CmsReader cms;
    private final TimeStampReader timeStamps;
    private final OcspReader ocsp;
    private final CrlReader lists;
    private final XmlReader xml;
    private final ZipReader zip;

    DocumentReader(CryptoEngine engine, TrustStore trust) {
        var signatures = new SignatureCheck(engine);
        this.certificates = new CertificateReader();
        this.keyStores = new KeyStoreReader(engine);
        this.timeStamps = new TimeStampReader(engine, signatures, trust.all());
        this.cms = new CmsReader(engine, timeStamps, trust.all());
        this.ocsp = new OcspReader(signatures, trust);
        this.lists = new CrlReader(signatures, trust);
        this.xml = new XmlReader(engine);
        this.zip = new ZipReader(engine, trust.all());
    }

    RawDocument read(byte[] document, Optional<DocumentContent> content, Optional<Password> password)
            throws UnreadableDocumentException {
        if (document.length == 0) {
            throw new UnreadableDocumentException("the file is empty");
        }
        if (startsWith(document, ZIP)) {
            return zip.read(document);
        }
        if (looksLikeXml(document)) {
            return xml.read(document);
        }
        return readObjects(decode(document), content, password);
    }

    private static List<byte[]> decode(byte[] document) throws UnreadableDocumentException {
        if (document[0] == Asn1Shape.SEQUENCE) {
            // binary already: a document of a hundred megabytes is not copied once more
            return List.of(document);
        }
        try {
            var found = new ArrayList<byte[]>();
            for (var object : PemOrDer.decode(document, DocumentVerifier.MAXIMUM_SIZE)) {
                found.add(object.octets());
            }
            return found;
        } catch (Asn1Exception e) {
            throw new UnreadableDocumentException(
                    "not a document of a known kind: neither XML, ZIP, PEM, DER nor base64 (" + e.getMessage() + ")",
                    e);
        }
    }

    private RawDocument readObjects(
            List<byte[]> objects, Optional<DocumentContent> content, Optional<Password> password)
            throws UnreadableDocumentException {
        if (objects.isEmpty()) {
            throw new UnreadableDocumentException("the file holds no object");
        }
        var first = objects.getFirst();
        var shape = ObjectShape.of(first);
        if (objects.size() > 1
                && (shape != ObjectShape.CERTIFICATE
                        || objects.stream().anyMatch(other -> ObjectShape.of(other) != ObjectShape.CERTIFICATE))) {
            throw new UnreadableDocumentException("several PEM blocks are read only if all of them are certificates");
        }
        return switch (shape) {
            case CERTIFICATE -> certificates.read(objects);
            case REVOCATION_LIST -> lists.read(first);
            case SIGNED_DATA -> cms.read(first, content);
            case PKCS12 -> keyStores.read(first, password);
            case OCSP_RESPONSE -> ocsp.read(first);
            case TIME_STAMP_RESPONSE -> timeStamps.readResponse(first, content);
            case CERTIFICATION_REQUEST ->
                throw new UnreadableDocumentException("a certificate request is nothing that can be verified here");
            case UNKNOWN -> throw new UnreadableDocumentException("an ASN.1 object of an unknown kind");
        };
    }

    /** XML begins with a bracket, after an optional byte order mark and white space; UTF-16 has its own mark. */
    private static boolean looksLikeXml(byte[] document) {
        int index = startsWith(document, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        boolean wide = startsWith(document, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || startsWith(document, new byte[] {(byte) 0xFF, (byte) 0xFE});
        while (index < document.length && Character.isWhitespace(document[index])) {
            index++;
        }
        return wide || (index < document.length && document[index] == '<');
    }

    private static boolean startsWith(byte[] document, byte[] prefix) {
        if (document.length < prefix.length) {
            return false;
        }
        for (int index = 0; index < prefix.length; index++) {
            if (document[index] != prefix[index]) {
                return false;
            }
        }
        return true;
    }
}
