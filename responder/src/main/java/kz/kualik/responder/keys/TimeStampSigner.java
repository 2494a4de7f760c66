package kz.kualik.responder.keys;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Which key stamps under which policy: the policy chooses the algorithm, as at the NUC.
 *
 * @param policy under our own arc; a token states it
 * @param key its certificate is for time-stamping only (RFC 3161, section 2.3)
 */
public record TimeStampSigner(ASN1ObjectIdentifier policy, ServiceKey key) {}
