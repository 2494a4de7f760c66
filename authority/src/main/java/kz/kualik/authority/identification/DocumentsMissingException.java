package kz.kualik.authority.identification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;
import kz.kualik.authority.problem.Word;

/** The operator has not seen all documents that this kind of application needs. */
public final class DocumentsMissingException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient Set<DocumentKind> missing;

    DocumentsMissingException(Set<DocumentKind> missing) {
        super(
                ProblemKind.UNPROCESSABLE,
                "documents-missing",
                List.of(missing.stream().map(kind -> Word.of("document", kind)).toList()),
                "documents are missing: " + missing);
        this.missing = Set.copyOf(missing);
    }

    /** {@code missing}: the names of the documents. */
    @Override
    public Map<String, Object> members() {
        return Map.of(
                "missing", missing.stream().map(DocumentKind::name).sorted().toList());
    }
}
