package kz.kualik.signature.revocation;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.signature.facts.RevocationStatement;

/**
 * What a source knows about a certificate.
 *
 * @param statements authentic statements
 * @param unusable why something that seemed to speak of the certificate could not be used, one phrase each
 */
public record RevocationAnswer(List<RevocationStatement> statements, List<String> unusable) {

    public RevocationAnswer {
        statements = List.copyOf(statements);
        unusable = List.copyOf(unusable);
    }

    /** The source knows nothing. */
    public static RevocationAnswer nothing() {
        return new RevocationAnswer(List.of(), List.of());
    }

    static RevocationAnswer of(RevocationStatement statement) {
        return new RevocationAnswer(List.of(statement), List.of());
    }

    static RevocationAnswer unusable(String why) {
        return new RevocationAnswer(List.of(), List.of(why));
    }

    /** Both answers together. */
    public RevocationAnswer and(RevocationAnswer other) {
        var allStatements = new ArrayList<>(statements);
        allStatements.addAll(other.statements);
        var allUnusable = new ArrayList<>(unusable);
        allUnusable.addAll(other.unusable);
        return new RevocationAnswer(allStatements, allUnusable);
    }
}
