package kz.kualik.responder;

import kz.kualik.responder.files.CaCertificateSource;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.keys.ResponderKeys;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.StatusIndex;

/**
 * Everything that a responder is given by whoever runs it.
 *
 * @param freshness how new the index is
 */
public record ResponderPorts(
        StatusIndex statusIndex,
        Freshness freshness,
        ResponderKeys keys,
        CrlSource lists,
        CaCertificateSource certificates) {

    /** With an index that nobody feeds from afar. */
    public ResponderPorts(
            StatusIndex statusIndex, ResponderKeys keys, CrlSource lists, CaCertificateSource certificates) {
        this(statusIndex, Freshness.always(statusIndex), keys, lists, certificates);
    }
}
