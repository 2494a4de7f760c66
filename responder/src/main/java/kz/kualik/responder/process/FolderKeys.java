package kz.kualik.responder.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ResponderKeys;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.keys.TimeStampSigner;

/** A responder's own OCSP and time-stamping keys, read once from its folder. */
final class FolderKeys implements ResponderKeys {

    private final List<OcspSigner> ocspSigners = new ArrayList<>();
    private final List<TimeStampSigner> timeStampSigners = new ArrayList<>();

    FolderKeys(ResponderFolder folder, Bundle bundle, CryptoEngine engine)
            throws IOException, UnusableResponderFolderException {
        for (var issuer : bundle.issuers()) {
            ocspSigners.add(new OcspSigner(
                    issuer.id(), issuer.certificate(), key(folder, bundle, "ocsp-" + issuer.id(), engine)));
            timeStampSigners.add(
                    new TimeStampSigner(issuer.timeStampPolicy(), key(folder, bundle, "tsa-" + issuer.id(), engine)));
        }
    }

    @Override
    public List<OcspSigner> ocspSigners() {
        return List.copyOf(ocspSigners);
    }

    @Override
    public List<TimeStampSigner> timeStampSigners() {
        return List.copyOf(timeStampSigners);
    }

    private static ServiceKey key(ResponderFolder folder, Bundle bundle, String name, CryptoEngine engine)
            throws IOException, UnusableResponderFolderException {
        var entry = folder.readKey(name, engine);
        var certificate = Certificate.of(entry.chain().getFirst());
        if (!Optional.of(certificate)
                .equals(Optional.ofNullable(bundle.certificates().get(name)))) {
            throw new UnusableResponderFolderException(
                    folder.bundle(),
                    "the key " + name + " has another certificate; run \"kualik responder install\" again");
        }
        try {
            var algorithm = KeyAlgorithm.of(certificate.publicKeyInfo()).defaultSignature();
            return new ServiceKey(entry.key(), algorithm, certificate, List.of());
        } catch (UnsupportedKeyException e) {
            throw new UnusableResponderFolderException(folder.bundle(), "the key " + name + " is of no known kind", e);
        }
    }
}
