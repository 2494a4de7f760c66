package kz.kualik.authority.applications;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.authority.problem.Word;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.name.NameAttribute;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;

/**
 * What an applicant sends in.
 *
 * @param subjectType who is to hold the certificates
 * @param iin the applicant's number
 * @param documentNumber the number of the applicant's identity document
 * @param bin the entity they apply for; present exactly if the subject type has one
 * @param systemName the name of the information system; present exactly if the subject type is one
 * @param storage where the keys lie
 * @param centre where the applicant will come
 * @param language in which to write to them: {@code kk}, {@code ru} or {@code en}
 * @param email where to write, and for the certificate
 * @param agreementVersion the version of the user agreement that they accepted
 * @param requests the certificate requests (PKCS#10, DER): for GOST one; for RSA and ECDSA the signature key's first and
 *     the authentication key's second
 */
record SubmissionForm(
        SubjectType subjectType,
        Iin iin,
        String documentNumber,
        Optional<Bin> bin,
        Optional<String> systemName,
        KeyStorage storage,
        CentreCode centre,
        String language,
        Optional<String> email,
        String agreementVersion,
        List<byte[]> requests) {

    /** X.520 gives a common name 64 characters (RFC 5280, appendix A, ub-common-name). */
    private static final int LONGEST_SYSTEM_NAME = 64;

    private static final Pattern DOCUMENT = Pattern.compile("[0-9A-Z]{5,20}");
    /** A domain, an IP address of either kind, an e-mail address or a URL, wherever it stands in a text. */
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}_-]\\.\\p{L}{2,}|\\d\\.\\d{1,3}\\.\\d{1,3}\\.\\d|::|:[0-9A-Fa-f]{1,4}:|@|//");

    private static final Pattern LANGUAGE = Pattern.compile("kk|ru|en");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.-]{1,20}");
    private static final Pattern EMAIL = Pattern.compile("[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{1,180}");

    /** Refuses what no application can hold; whether it is true is found out later. */
    void requireSound() throws InvalidFieldException {
        requireSystemName();
        if (bin.isPresent() != subjectType.isOfLegalEntity()) {
            throw subjectType.isOfLegalEntity()
                    ? new InvalidFieldException("bin", Word.of("field.required"), "required")
                    : new InvalidFieldException("bin", Word.of("field.not-expected"), "not expected");
        }
        requireSound(documentNumber, language, agreementVersion, email);
    }

    /**
     * A system is called by a name, for which the head vouches in writing; a host name or an address in its place would be
     * certified without anybody having shown control of it.
     */
    private static boolean readsAsAddress(String name) {
        return ADDRESS.matcher(name).find();
    }

    /** The same for what every application holds, however its applicant is identified. */
    static void requireSound(String documentNumber, String language, String agreementVersion, Optional<String> email)
            throws InvalidFieldException {
        require("documentNumber", documentNumber, DOCUMENT);
        require("language", language, LANGUAGE);
        require("agreementVersion", agreementVersion, VERSION);
        if (email.isPresent()) {
            requireEmail(email.get());
        }
    }

    private void requireSystemName() throws InvalidFieldException {
        if (systemName.isPresent() == subjectType.isOfPerson()) {
            throw systemName.isPresent()
                    ? new InvalidFieldException("systemName", Word.of("field.not-expected"), "not expected")
                    : new InvalidFieldException("systemName", Word.of("field.required"), "required");
        }
        var unfit = systemName.filter(name -> name.length() > LONGEST_SYSTEM_NAME
                || NameAttribute.COMMON_NAME.defect(name).isPresent());
        if (systemName.filter(SubmissionForm::readsAsAddress).isPresent()) {
            throw new InvalidFieldException(
                    "systemName",
                    Word.of("field.systemName-address"),
                    "a name and no host name or address; control of those is shown by protocol");
        }
        if (unfit.isPresent()) {
            throw new InvalidFieldException(
                    "systemName",
                    Word.of("field.systemName", LONGEST_SYSTEM_NAME),
                    "1.." + LONGEST_SYSTEM_NAME + " characters of text without a blank at either end");
        }
    }

    static void requireEmail(String address) throws InvalidFieldException {
        require("email", address, EMAIL);
    }

    private static void require(String field, String value, Pattern form) throws InvalidFieldException {
        if (!form.matcher(value).matches()) {
            throw new InvalidFieldException(field, Word.of("field." + field), form.pattern());
        }
    }

    /** Nothing of what a person typed belongs into a log. */
    @Override
    public String toString() {
        return "SubmissionForm[" + subjectType + "]";
    }
}
