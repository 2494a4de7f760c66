package kz.kualik.authority.revocation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.problem.ProblemException;

/**
 * What a holder signs to have a certificate revoked: six lines of ASCII, each ended by one line feed, in this order and with
 * nothing else, so that what is read is what was signed and no other text can be taken for it. See docs/guide/api.md.
 *
 * @param certificate which certificate
 * @param circumstance why, if that is told
 * @param time when the holder wrote it
 */
record SignedStatement(CertificateId certificate, Optional<Circumstance> circumstance, Instant time) {

    static final int LONGEST = 512;

    private static final String NOT_TOLD = "NONE";

    private static final Pattern FORM = Pattern.compile("""
            Kualik-Revocation-Request: 1
            Issuer: ([0-9a-z-]{1,32})
            Serial: ([0-9a-fA-F]{1,40})
            Circumstance: ([A-Z_]{1,40})
            Time: ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)
            Nonce: [0-9a-f]{32}
            """);

    /** @throws SignedRequestRefusedException if these octets are no such statement */
    static SignedStatement parse(byte[] octets) throws ProblemException {
        var lines = FORM.matcher(new String(octets, StandardCharsets.ISO_8859_1));
        if (!lines.matches()) {
            throw SignedRequestRefusedException.noStatement();
        }
        try {
            return new SignedStatement(
                    CertificateName.parse(lines.group(1), lines.group(2)),
                    circumstance(lines.group(3)),
                    Instant.parse(lines.group(4)));
        } catch (DateTimeException e) {
            throw SignedRequestRefusedException.noStatement();
        }
    }

    private static Optional<Circumstance> circumstance(String word) throws SignedRequestRefusedException {
        if (word.equals(NOT_TOLD)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Circumstance.values())
                .filter(candidate -> candidate.name().equals(word))
                .findAny()
                .orElseThrow(SignedRequestRefusedException::noStatement));
    }
}
