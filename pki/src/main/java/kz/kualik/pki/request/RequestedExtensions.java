package kz.kualik.pki.request;

import java.util.List;
import java.util.Optional;
import kz.kualik.pki.oid.KeyStorage;

/** What a request asks for beside the key; extensions that only the authority decides on are left out. */
record RequestedExtensions(Optional<KeyStorage> storage, List<String> emailAddresses, List<String> dnsNames) {

    static final RequestedExtensions NONE = new RequestedExtensions(Optional.empty(), List.of(), List.of());

    RequestedExtensions {
        emailAddresses = List.copyOf(emailAddresses);
        dnsNames = List.copyOf(dnsNames);
    }
}
