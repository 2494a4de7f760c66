package kz.kualik.signature.report;

import java.util.List;

/**
 * A signer, or a certificate that a document keeps. What is not known is empty.
 *
 * @param verdict what is to be thought of this signature
 * @param reasons why, and what was not checked
 * @param subject the holder's whole name
 * @param commonName the holder's common name
 * @param iin individual identification number
 * @param bin business identification number
 * @param organization the organisation's name
 * @param serialNumber of the certificate, hexadecimal
 * @param issuer the whole name of the certificate's issuer
 * @param notBefore begin of the certificate's validity
 * @param notAfter end of the certificate's validity
 * @param algorithm the signature's scheme
 * @param signingTime the time that the signer or the document itself states; proves nothing
 * @param provedTime the time that a time-stamp proves
 * @param anchor the trusted root in which the chain ends
 * @param chain the serial numbers of the chain from the signer to the root
 * @param timeStamps the signature's time-stamps
 */
record SignerReport(
        String verdict,
        List<String> reasons,
        String subject,
        String commonName,
        String iin,
        String bin,
        String organization,
        String serialNumber,
        String issuer,
        String notBefore,
        String notAfter,
        String algorithm,
        String signingTime,
        String provedTime,
        String anchor,
        List<String> chain,
        List<TimeStampReport> timeStamps) {}
