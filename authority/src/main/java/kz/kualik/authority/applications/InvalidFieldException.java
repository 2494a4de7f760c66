package kz.kualik.authority.applications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;
import kz.kualik.authority.problem.Word;
import kz.kualik.pki.identity.InvalidIdentifierException;

/** A field of the application holds what it cannot hold. */
public final class InvalidFieldException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param field its name in the API
     * @param why what is wrong with it, for people
     * @param reason the same in English, for programs; never the value
     */
    InvalidFieldException(String field, Word why, String reason) {
        super(
                ProblemKind.UNPROCESSABLE,
                "invalid-field",
                List.of(field, why),
                "the field " + field + " is not acceptable: " + reason);
        this.reason = reason;
    }

    /** Refuses a list that has a hole where a value belongs. */
    static void requireNoHoles(String field, Collection<?> values) throws InvalidFieldException {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidFieldException(field, Word.of("field.required"), "an element is null");
        }
    }

    static InvalidFieldException of(String field, InvalidIdentifierException flawed) {
        return new InvalidFieldException(
                field,
                Word.of("identifier." + flawed.flaw().name(), flawed.position()),
                String.valueOf(flawed.getMessage()));
    }

    /** In English, for programs; the sentence for people is in their language alone. */
    @Override
    public Map<String, Object> members() {
        return Map.of("reason", reason);
    }
}
