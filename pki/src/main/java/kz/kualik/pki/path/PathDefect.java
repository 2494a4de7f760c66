package kz.kualik.pki.path;

import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** One thing that is wrong with, or missing from, a certification path. */
public sealed interface PathDefect {

    /** Whether this defect proves that the certificate must not be relied on, or only leaves the question open. */
    Weight weight();

    /** What is wrong, as a phrase for a reader; certificates are named by serial number. */
    String description();

    /** How much a defect says. */
    enum Weight {
        /** Something is wrong: no other data would make this path right. */
        WRONG,
        /** Something is missing: with more data the path might be right. */
        OPEN
    }

    /** The certificate names an issuer that is at hand, but that issuer's key did not make its signature. */
    record BrokenSignature(Certificate certificate) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "the signature on certificate " + certificate.serialNumber()
                    + " is wrong under the key of the issuer that it names";
        }
    }

    /** The signature algorithm inside the signed part differs from the one outside (RFC 5280, section 4.1.1.2). */
    record AlgorithmMismatch(Certificate certificate) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "certificate " + certificate.serialNumber()
                    + " names one signature algorithm inside and another outside its signed part";
        }
    }

    /** An issuer on the path is no certification authority: basic constraints are absent or say so. */
    record NotAnAuthority(Certificate certificate) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "certificate " + certificate.serialNumber()
                    + " is used as an issuer but is not that of a certification authority";
        }
    }

    /** An issuer's key usage does not allow it to sign certificates. */
    record KeyUsageForbidsSigning(Certificate certificate) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "the key usage of issuer certificate " + certificate.serialNumber()
                    + " does not allow it to sign certificates";
        }
    }

    /** More intermediate authorities stand below an authority than its path length constraint allows. */
    record PathLengthExceeded(Certificate certificate, int allowed) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "authority certificate " + certificate.serialNumber() + " allows only " + allowed
                    + " further authorities below it";
        }
    }

    /** A critical extension that this library does not process (RFC 5280, section 4.2): the path must be refused. */
    record UnknownCriticalExtension(Certificate certificate, ASN1ObjectIdentifier extension) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "certificate " + certificate.serialNumber() + " has the critical extension " + extension
                    + ", which is not understood";
        }
    }

    /** An extension that matters for the path cannot be read, or occurs twice. */
    record MalformedExtension(Certificate certificate, ASN1ObjectIdentifier extension) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.WRONG;
        }

        @Override
        public String description() {
            return "extension " + extension + " of certificate " + certificate.serialNumber() + " cannot be read";
        }
    }

    /** The signature algorithm or the issuer's key is of a kind that cannot be checked here. */
    record UnsupportedAlgorithm(Certificate certificate, String reason) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.OPEN;
        }

        @Override
        public String description() {
            return "the signature on certificate " + certificate.serialNumber() + " cannot be checked: " + reason;
        }
    }

    /** No certificate with the name of the issuer is at hand, or the chain ends in a root that is not trusted. */
    record NoTrustedIssuer(Certificate certificate, boolean selfIssued) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.OPEN;
        }

        @Override
        public String description() {
            return selfIssued
                    ? "no trusted chain: certificate " + certificate.serialNumber()
                            + " is issued by itself and is not a trusted root"
                    : "no trusted chain: the issuer of certificate " + certificate.serialNumber()
                            + " is not among the trusted or enclosed certificates";
        }
    }

    /** The search was ended by its bounds before it could find a trusted root. */
    record SearchGivenUp(int signaturesChecked) implements PathDefect {
        @Override
        public Weight weight() {
            return Weight.OPEN;
        }

        @Override
        public String description() {
            return "no trusted chain: the search was given up after " + signaturesChecked
                    + " signatures, the enclosed certificates offer too many ways";
        }
    }
}
