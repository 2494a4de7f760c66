package kz.kualik.signature.verify;

import java.util.Optional;

/** What an ASN.1 encoded object may be, judged by its outer structure alone. */
enum ObjectShape {
    CERTIFICATE,
    CERTIFICATION_REQUEST,
    REVOCATION_LIST,
    SIGNED_DATA,
    PKCS12,
    OCSP_RESPONSE,
    TIME_STAMP_RESPONSE,
    UNKNOWN;

    private static final byte[] SIGNED_DATA_OID = {
        0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    static ObjectShape of(byte[] encoded) {
        return Asn1Shape.of(encoded)
                .filter(outer -> outer.is(Asn1Shape.SEQUENCE))
                .flatMap(outer -> outer.firstChild().map(first -> ofSequence(outer, first)))
                .orElse(UNKNOWN);
    }

    private static ObjectShape ofSequence(Asn1Shape outer, Asn1Shape first) {
        if (first.is(Asn1Shape.OBJECT_IDENTIFIER)) {
            return first.hasContent(SIGNED_DATA_OID) ? SIGNED_DATA : UNKNOWN;
        }
        if (first.is(Asn1Shape.ENUMERATED)) {
            return OCSP_RESPONSE;
        }
        if (first.is(Asn1Shape.INTEGER)) {
            return PKCS12;
        }
        if (!first.is(Asn1Shape.SEQUENCE)) {
            return UNKNOWN;
        }
        var second = first.next(outer);
        if (second.isEmpty() || startsWithSignedDataOid(second)) {
            return TIME_STAMP_RESPONSE;
        }
        return first.firstChild().map(inner -> ofSigned(first, inner)).orElse(UNKNOWN);
    }

    private static boolean startsWithSignedDataOid(Optional<Asn1Shape> element) {
        return element.flatMap(Asn1Shape::firstChild)
                .filter(child -> child.is(Asn1Shape.OBJECT_IDENTIFIER) && child.hasContent(SIGNED_DATA_OID))
                .isPresent();
    }

    /** A signed part, an algorithm, a signature value: tells the three kinds apart by the signed part. */
    private static ObjectShape ofSigned(Asn1Shape signedPart, Asn1Shape first) {
        if (first.is(Asn1Shape.CONTEXT_0)) {
            return CERTIFICATE;
        }
        var algorithm = first.is(Asn1Shape.INTEGER) ? first.next(signedPart) : Optional.of(first);
        if (algorithm.isEmpty() || !algorithm.get().is(Asn1Shape.SEQUENCE)) {
            return UNKNOWN;
        }
        if (algorithm
                .flatMap(Asn1Shape::firstChild)
                .filter(child -> child.is(Asn1Shape.OBJECT_IDENTIFIER))
                .isEmpty()) {
            return CERTIFICATION_REQUEST;
        }
        var dates = algorithm.get().next(signedPart).flatMap(issuer -> issuer.next(signedPart));
        boolean isTime = dates.filter(date -> date.is(Asn1Shape.UTC_TIME) || date.is(Asn1Shape.GENERALIZED_TIME))
                .isPresent();
        return isTime ? REVOCATION_LIST : CERTIFICATE;
    }
}
