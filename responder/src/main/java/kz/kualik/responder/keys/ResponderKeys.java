package kz.kualik.responder.keys;

import java.util.List;

/**
 * The keys of the public services. Read at start and whenever the responder is told that keys have changed, never in
 * between.
 */
public interface ResponderKeys {

    /** One signer for each issuer that is answered for. Several generations of one issuer are several issuers. */
    List<OcspSigner> ocspSigners();

    /** One signer for each policy; the first one's policy is the default. Empty: no time-stamps are given. */
    List<TimeStampSigner> timeStampSigners();
}
