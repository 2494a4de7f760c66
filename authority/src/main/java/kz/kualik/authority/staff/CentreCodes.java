package kz.kualik.authority.staff;

/** Reads a centre's code that a caller has sent. */
final class CentreCodes {

    private CentreCodes() {}

    static CentreCode parse(String text) throws UnfitProposalException {
        try {
            return new CentreCode(text);
        } catch (InvalidCentreCodeException e) {
            throw new UnfitProposalException();
        }
    }
}
