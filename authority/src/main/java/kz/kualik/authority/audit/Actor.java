package kz.kualik.authority.audit;

/** Who did it: an id that means something inside the authority, never a name or an IIN. */
public sealed interface Actor {

    /** The word that stands in the column {@code actor_kind}. */
    String kind();

    /** The id within the kind. */
    String id();

    /** A member of staff, by the id of the staff register. */
    record Operator(String id) implements Actor {
        public Operator {
            AuditText.requireId("the operator's id", id);
        }

        @Override
        public String kind() {
            return "operator";
        }
    }

    /** The applicant of one application, by the application's id: whoever knows its number and the document number. */
    record Applicant(String id) implements Actor {
        public Applicant {
            AuditText.requireId("the application's id", id);
        }

        @Override
        public String kind() {
            return "applicant";
        }
    }

    /** The system itself, by the name of the part that acts, for example {@code issuance}. */
    record SystemPart(String id) implements Actor {
        public SystemPart {
            AuditText.requireId("the part's name", id);
        }

        @Override
        public String kind() {
            return "system";
        }
    }
}
