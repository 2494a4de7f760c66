package kz.kualik.authority.identification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import kz.kualik.authority.applications.Application;
import kz.kualik.authority.applications.ApplicationNumber;
import kz.kualik.authority.applications.Decisions;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.staff.Operator;
import kz.kualik.pki.oid.IdentificationMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Identification by visit: what the operator saw is kept, and the application goes to review. */
@Service
class Visits {

    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Visits(Decisions decisions, JdbcClient jdbc, Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes note of a visit.
     *
     * @param seen the documents that the operator has seen
     * @param faceCompared whether the face was compared with the document and the registry
     */
    Application record(ApplicationNumber number, Operator operator, Set<DocumentKind> seen, boolean faceCompared)
            throws ProblemException {
        return decisions.identified(number, operator, IdentificationMethod.VISIT, (application, applicant) -> {
            requireDocuments(application, applicant, seen);
            if (!faceCompared) {
                throw new FaceNotComparedException();
            }
            keep(application, operator, seen);
        });
    }

    private static void requireDocuments(Application application, RegisteredPerson applicant, Set<DocumentKind> seen)
            throws DocumentsMissingException {
        var missing = EnumSet.copyOf(DocumentKind.neededFor(application.subjectType(), applicant.residency()));
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new DocumentsMissingException(missing);
        }
    }

    private void keep(Application application, Operator operator, Set<DocumentKind> seen) {
        jdbc.sql("""
                insert into visit (application_id, operator_id, centre, documents_seen, face_compared, visited_at)
                values (:application, :operator, :centre, :documents, true, :now)
                """)
                .param("application", application.id())
                .param("operator", operator.id().value())
                .param("centre", operator.centre().value())
                .param("documents", seen.stream().map(DocumentKind::name).toArray(String[]::new))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
