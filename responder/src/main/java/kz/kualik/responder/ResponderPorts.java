package kz.kualik.responder;

import kz.kualik.responder.files.CaCertificateSource;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.keys.ResponderKeys;
import kz.kualik.responder.status.StatusIndex;

/** Everything that a responder is given by whoever runs it. */
public record ResponderPorts(
        StatusIndex statusIndex, ResponderKeys keys, CrlSource lists, CaCertificateSource certificates) {}
