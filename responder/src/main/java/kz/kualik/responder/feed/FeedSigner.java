package kz.kualik.responder.feed;

import kz.kualik.crypto.CryptoEngine;
import kz.kualik.responder.keys.ServiceKey;

/** The authority's side of the feed: signs heads and snapshots with a key that is for nothing else. */
public final class FeedSigner {

    private final ServiceKey key;
    private final CryptoEngine engine;

    public FeedSigner(ServiceKey key, CryptoEngine engine) {
        this.key = key;
        this.engine = engine;
    }

    FeedSignature sign(byte[] octets) {
        return new FeedSignature(key.certificate().encoded(), key.sign(engine, octets));
    }
}
