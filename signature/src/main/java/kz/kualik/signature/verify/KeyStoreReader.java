package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Contents;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.TamperedPkcs12Exception;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Finding;
import kz.kualik.signature.facts.SignerRole;

/**
 * Reads a PKCS#12 key store (RFC 7292): does the password open it, and what are its certificates worth. The reader of key
 * stores hands a certificate out beside a key only if the two fit.
 */
final class KeyStoreReader {

    private final Pkcs12Reader reader;

    KeyStoreReader(CryptoEngine engine) {
        this.reader = new Pkcs12Reader(engine);
    }

    RawDocument read(byte[] file, Optional<Password> password) throws UnreadableDocumentException {
        if (password.isEmpty()) {
            throw new UnreadableDocumentException("a key store opens with its password only, and none was given");
        }
        try {
            return document(reader.read(file, password.get()));
        } catch (TamperedPkcs12Exception e) {
            return keyStore(List.of(), List.of(), List.of(Finding.wrong(String.valueOf(e.getMessage()))));
        } catch (Pkcs12Exception e) {
            throw new UnreadableDocumentException("the key store cannot be opened: " + e.getMessage(), e);
        }
    }

    private RawDocument document(Pkcs12Contents contents) {
        var own = new ArrayList<Certificate>();
        var candidates = new ArrayList<Certificate>();
        var findings = new ArrayList<Finding>();
        for (var entry : contents.entries()) {
            var chain = entry.chain().stream().map(Certificate::of).toList();
            candidates.addAll(chain);
            if (chain.isEmpty()) {
                findings.add(Finding.open("a private key has no certificate"));
                continue;
            }
            own.add(chain.getFirst());
            findings.add(Finding.note(
                    "the private key fits certificate " + chain.getFirst().serialNumber()));
        }
        contents.otherCertificates().stream().map(Certificate::of).forEach(other -> {
            candidates.add(other);
            own.add(other);
        });
        if (contents.entries().isEmpty()) {
            findings.add(Finding.note("it holds no private key"));
        }
        return keyStore(own, candidates, findings);
    }

    private static RawDocument keyStore(List<Certificate> own, List<Certificate> candidates, List<Finding> findings) {
        return new RawDocument(
                DocumentKind.PKCS12,
                SignerRole.CERTIFICATE_HOLDER,
                List.of(),
                own,
                candidates,
                Optional.empty(),
                findings);
    }
}
