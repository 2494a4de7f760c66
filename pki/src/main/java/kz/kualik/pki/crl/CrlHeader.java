package kz.kualik.pki.crl;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.crl.DerCursor.Element;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** Everything in a tbsCertList (RFC 5280, section 5.1.2) except the entries, of which it knows the place only. */
@SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
record CrlHeader(
        byte[] innerSignatureAlgorithm,
        X500Name issuer,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        Optional<Extensions> extensions,
        byte[] bytes,
        int entriesStart,
        int entriesEnd) {

    private static final int EXTENSIONS_TAG = BERTags.CONTEXT_SPECIFIC | BERTags.CONSTRUCTED;

    static CrlHeader read(Element toBeSigned) throws MalformedCrlException, IOException {
        var cursor = toBeSigned.content();
        if (cursor.peekTag() == BERTags.INTEGER) {
            var version = ASN1Integer.getInstance(cursor.next().encoded());
            if (!version.hasValue(1)) {
                throw new MalformedCrlException("version " + version.getValue() + " is not v2");
            }
        }
        var algorithm = cursor.next(Element.SEQUENCE, "signature").encoded();
        AlgorithmIdentifier.getInstance(algorithm);
        var issuer =
                X500Name.getInstance(cursor.next(Element.SEQUENCE, "issuer").encoded());
        var thisUpdate = CrlEntryReader.time(cursor.next());
        Optional<Instant> nextUpdate = Optional.empty();
        if (cursor.peekTag() == BERTags.UTC_TIME || cursor.peekTag() == BERTags.GENERALIZED_TIME) {
            nextUpdate = Optional.of(CrlEntryReader.time(cursor.next()));
        }
        int entriesStart = cursor.position();
        int entriesEnd = entriesStart;
        if (cursor.peekTag() == Element.SEQUENCE) {
            var entries = cursor.next();
            entriesStart = entries.contentStart();
            entriesEnd = entries.end();
        }
        Optional<Extensions> extensions = Optional.empty();
        if (cursor.peekTag() == EXTENSIONS_TAG) {
            var content = cursor.next().content();
            extensions = Optional.of(Extensions.getInstance(
                    content.next(Element.SEQUENCE, "crlExtensions").encoded()));
            content.requireEnd("crlExtensions");
            requireReadable(extensions.get());
        }
        cursor.requireEnd("tbsCertList");
        return new CrlHeader(
                algorithm, issuer, thisUpdate, nextUpdate, extensions, toBeSigned.bytes(), entriesStart, entriesEnd);
    }

    /** The accessors of the list promise not to fail, so the extensions that they read are tried here. */
    private static void requireReadable(Extensions extensions) {
        for (var identifier : new ASN1ObjectIdentifier[] {Extension.cRLNumber, Extension.deltaCRLIndicator}) {
            if (extensions.getExtension(identifier) != null) {
                ASN1Integer.getInstance(extensions.getExtensionParsedValue(identifier));
            }
        }
        AuthorityKeyIdentifier.fromExtensions(extensions);
        CrlAddresses.requireReadable(extensions);
    }

    EntryScanner scanner() {
        return new EntryScanner(bytes, entriesStart, entriesEnd);
    }

    DerCursor entries() {
        return entriesFrom(entriesStart);
    }

    DerCursor entriesFrom(int start) {
        return new DerCursor(bytes, start, entriesEnd);
    }
}
