package kz.kualik.authority.identification;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The operator has not seen all documents that this kind of application needs. */
public final class DocumentsMissingException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    DocumentsMissingException(List<String> missing) {
        super(
                ProblemKind.UNPROCESSABLE,
                "documents-missing",
                List.of(String.join(", ", missing)),
                "documents are missing: " + missing);
        this.missing = List.copyOf(missing);
    }

    /** {@code missing}: the names of the documents. */
    @Override
    public Map<String, Object> members() {
        return Map.of("missing", missing);
    }
}
