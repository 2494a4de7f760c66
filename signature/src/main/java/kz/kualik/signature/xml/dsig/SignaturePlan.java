package kz.kualik.signature.xml.dsig;

import java.util.Optional;

/**
 * What a new signature shall look like.
 *
 * @param signedInfoCanonicalization the canonical form of {@code SignedInfo}
 * @param id the Id of the element to sign; empty for the whole document
 * @param enveloped whether the signature will stand inside what it signs
 * @param canonicalization the canonical form of what is signed
 */
public record SignaturePlan(
        CanonicalizationMethod signedInfoCanonicalization,
        Optional<String> id,
        boolean enveloped,
        CanonicalizationMethod canonicalization) {}
