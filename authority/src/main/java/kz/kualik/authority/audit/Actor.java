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

    /** A machine of the state with a certificate of its own, by the id of the staff register. */
    record Machine(String id) implements Actor {
        public Machine {
            AuditText.requireId("the machine's id", id);
        }

        @Override
        public String kind() {
            return "machine";
        }
    }

    /** The holder of a certificate who has shown its key, by the holder's id. */
    record Holder(String id) implements Actor {
        public Holder {
            AuditText.requireId("the holder's id", id);
        }

        @Override
        public String kind() {
            return "holder";
        }
    }
}
