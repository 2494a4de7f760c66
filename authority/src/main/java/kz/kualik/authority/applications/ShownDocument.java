package kz.kualik.authority.applications;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The number of the identity document by which an applicant shows that an application is theirs. It comes in a header,
 * because addresses end in the logs of every proxy on the way, and this is personal data.
 *
 * @param number as printed on the document
 */
record ShownDocument(String number) {

    /** The header that carries the number. */
    static final String HEADER = "Kualik-Document-Number";

    private static final String FORMER_PARAMETER = "documentNumber";

    /**
     * Takes the number from its header.
     *
     * @throws DocumentNumberInAddressException if it stands in the address, where it must not be
     * @throws DocumentNumberRequiredException if it is missing
     */
    static ShownDocument of(Optional<String> header, HttpServletRequest request)
            throws DocumentNumberInAddressException, DocumentNumberRequiredException {
        if (request.getParameterMap().containsKey(FORMER_PARAMETER)) {
            throw new DocumentNumberInAddressException();
        }
        return new ShownDocument(
                header.filter(text -> !text.isBlank()).orElseThrow(DocumentNumberRequiredException::new));
    }

    @Override
    public String toString() {
        return "ShownDocument[hidden]";
    }
}
