package kz.kualik.authority.keys;

import java.nio.file.Path;

/** Key files and database do not belong together; the authority does not start. */
public final class ForeignHierarchyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ForeignHierarchyException(IssuerId issuer) {
        super("the key files of issuer " + issuer
                + " are not those that this database was filled under; restore key files"
                + " and database from the same backup");
    }

    ForeignHierarchyException(Path folder) {
        super("the folder " + folder + " is missing, but this database was filled under keys that lay there; restore it"
                + " from the backup. (Only to begin anew as another authority: take another database too.)");
    }
}
