package kz.kualik.responder.files;

import java.util.Optional;

/** Where the certificates of the authorities come from. May take time; it is never asked on a network thread. */
public interface CaCertificateSource {

    /** The certificate of this name (without the ending {@code .cer}), DER encoded. */
    Optional<PublishedFile> certificate(String name);
}
