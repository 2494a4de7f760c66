package kz.kualik.authority.applications;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an application holds of the applicant's own data, apart from the rest so that it can be erased. */
@Repository
class PersonalDataTable {

    private final JdbcClient jdbc;

    PersonalDataTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID application, String documentNumber, Optional<String> email) {
        jdbc.sql("""
                insert into application_personal_data (application_id, document_number, email)
                values (:application, :documentNumber, :email)
                """)
                .param("application", application)
                .param("documentNumber", documentNumber)
                .param("email", email.orElse(null))
                .update();
    }

    /**
     * What somebody who looks at the application needs.
     *
     * @param documentNumber shows that it is the applicant
     * @param comment what the operator wrote
     */
    record Shown(String documentNumber, Optional<String> comment) {

        /** The number of somebody's document does not belong into a log. */
        @Override
        public String toString() {
            return "Shown";
        }
    }

    Optional<Shown> shown(UUID application) {
        return jdbc.sql("""
                select document_number, comment from application_personal_data where application_id = :application
                """)
                .param("application", application)
                .query((row, number) ->
                        new Shown(row.getString("document_number"), Optional.ofNullable(row.getString("comment"))))
                .optional();
    }

    Optional<String> documentNumber(UUID application) {
        return jdbc.sql("select document_number from application_personal_data where application_id = :application")
                .param("application", application)
                .query(String.class)
                .optional();
    }

    Optional<String> comment(UUID application) {
        return jdbc.sql("""
                select comment from application_personal_data
                where application_id = :application and comment is not null
                """)
                .param("application", application)
                .query(String.class)
                .optional();
    }

    Optional<String> email(UUID application) {
        return jdbc.sql("""
                select email from application_personal_data
                where application_id = :application and email is not null
                """)
                .param("application", application)
                .query(String.class)
                .optional();
    }

    void setEmail(UUID application, String email) {
        jdbc.sql("update application_personal_data set email = :email where application_id = :application")
                .param("application", application)
                .param("email", email)
                .update();
    }

    /** Puts the comment in the place of a former one; without a comment none stays. */
    void setComment(UUID application, Optional<String> comment) {
        jdbc.sql("update application_personal_data set comment = :comment where application_id = :application")
                .param("application", application)
                .param("comment", comment.orElse(null))
                .update();
    }
}
