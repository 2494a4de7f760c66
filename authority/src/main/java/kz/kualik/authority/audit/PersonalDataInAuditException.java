package kz.kualik.authority.audit;

/** A value offered to the audit log looks like personal data. The message does not repeat the value. */
public final class PersonalDataInAuditException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PersonalDataInAuditException(String where) {
        super("the audit log takes no personal data, but " + where
                + " looks like an IIN or BIN; record an id or a salted commitment");
    }
}
