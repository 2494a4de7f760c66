package kz.kualik.signature.report;

import java.util.List;

/**
 * The fields of a report; their names and order are those of the JSON.
 *
 * @param file the file's name as the user gave it
 * @param kind what it turned out to be
 * @param verdict PASSED, INDETERMINATE, FAILED or UNREADABLE
 * @param reasons why, and what was not checked
 * @param signers one for each signature; a certificate, a revocation list, a time-stamp and a status answer have one
 * @param certificates those that a key store keeps
 */
record ReportContent(
        String file,
        String kind,
        String verdict,
        List<String> reasons,
        List<SignerReport> signers,
        List<SignerReport> certificates) {}
