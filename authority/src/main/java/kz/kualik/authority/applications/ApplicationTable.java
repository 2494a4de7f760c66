package kz.kualik.authority.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of applications and of the stations that they have passed. */
@Repository
class ApplicationTable {

    private static final String SELECT = """
            select id, number, subject_type, person_id, entity_id, storage, centre, submitted_at, deadline,
                   state, ground, identified_by, claimed_by, claimed_until, version
            from application
            """;

    private static final String OVERDUE = """
            where deadline < :today and state in ('SUBMITTED', 'AWAITING_VISIT', 'IDENTIFYING', 'RETURNED')
            """;

    private final JdbcClient jdbc;

    ApplicationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Application application, String language, String agreement) {
        jdbc.sql("""
                insert into application (id, number, subject_type, person_id, entity_id, storage, centre,
                                         language, agreement, submitted_at, deadline, state)
                values (:id, :number, :subjectType, :person, :entity, :storage, :centre,
                        :language, :agreement, :submittedAt, :deadline, :state)
                """)
                .param("id", application.id())
                .param("number", application.number().digits())
                .param("subjectType", application.subjectType().name())
                .param("person", application.person().value())
                .param("entity", application.entity().map(EntityId::value).orElse(null))
                .param("storage", application.storage().name())
                .param("centre", application.centre().value())
                .param("language", language)
                .param("agreement", agreement)
                .param("submittedAt", utc(application.submittedAt()))
                .param("deadline", application.deadline().lastDay())
                .param("state", application.state().name().name())
                .update();
        insertStation(application.id(), application.state(), application.submittedAt());
    }

    Optional<Application> find(ApplicationNumber number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number.digits())
                .query((row, index) -> application(row))
                .optional();
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, index) -> application(row))
                .optional();
    }

    /** The same, and nobody else may change the application until the transaction ends. */
    Optional<Application> lock(ApplicationNumber number) {
        return jdbc.sql(SELECT + "where number = :number for update")
                .param("number", number.digits())
                .query((row, index) -> application(row))
                .optional();
    }

    Optional<Application> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query((row, index) -> application(row))
                .optional();
    }

    /** Some applications whose deadline has passed. */
    List<UUID> overdue(LocalDate today, int limit) {
        return jdbc.sql("select id from application " + OVERDUE + "order by deadline, id limit :limit")
                .param("today", today)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Locks some applications whose deadline has passed and that nobody is working on. */
    List<Application> lockOverdue(LocalDate today, int limit) {
        return jdbc.sql(SELECT + OVERDUE + "order by deadline, id limit :limit for update skip locked")
                .param("today", today)
                .param("limit", limit)
                .query((row, index) -> application(row))
                .list();
    }

    void updateState(UUID id, ApplicationState state, Instant now) {
        jdbc.sql("""
                update application
                set state = :state, ground = :ground, version = version + 1,
                    claimed_by    = case when :workGoesOn then claimed_by end,
                    claimed_until = case when :workGoesOn then claimed_until end
                where id = :id
                """)
                .param("workGoesOn", state.name() == ApplicationState.Name.UNDER_REVIEW)
                .param("id", id)
                .param("state", state.name().name())
                .param(
                        "ground",
                        state instanceof ApplicationState.Refused refused
                                ? refused.ground().name()
                                : null)
                .update();
        insertStation(id, state, now);
    }

    void updateIdentification(UUID id, IdentificationMethod method) {
        jdbc.sql("update application set identified_by = :method, version = version + 1 where id = :id")
                .param("id", id)
                .param("method", method.name())
                .update();
    }

    void updateDeadline(UUID id, Deadline deadline) {
        jdbc.sql("update application set deadline = :deadline, version = version + 1 where id = :id")
                .param("id", id)
                .param("deadline", deadline.lastDay())
                .update();
    }

    void updateCentre(UUID id, CentreCode centre) {
        jdbc.sql("update application set centre = :centre, version = version + 1 where id = :id")
                .param("id", id)
                .param("centre", centre.value())
                .update();
    }

    /** What the applicant may correct; the identification has to be made anew. */
    void updateCorrected(UUID id, KeyStorage storage, CentreCode centre, String agreement, Deadline deadline) {
        jdbc.sql("""
                update application
                set storage = :storage, centre = :centre, agreement = :agreement, deadline = :deadline, identified_by = null,
                    version = version + 1
                where id = :id
                """)
                .param("id", id)
                .param("storage", storage.name())
                .param("centre", centre.value())
                .param("agreement", agreement)
                .param("deadline", deadline.lastDay())
                .update();
    }

    /** A claim does not change what the application says, so its version stays. */
    void updateClaim(UUID id, Optional<Claim> claim) {
        jdbc.sql("update application set claimed_by = :holder, claimed_until = :until where id = :id")
                .param("id", id)
                .param("holder", claim.map(held -> held.holder().value()).orElse(null))
                .param("until", claim.map(held -> utc(held.until())).orElse(null))
                .update();
    }

    void insertSystem(UUID id, String name) {
        jdbc.sql("insert into application_system (application_id, name) values (:id, :name)")
                .param("id", id)
                .param("name", name)
                .update();
    }

    /** The name of the information system that the application is for. */
    Optional<String> system(UUID id) {
        return jdbc.sql("select name from application_system where application_id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void insertReturn(UUID id, Set<ReturnReason> reasons, Instant now) {
        jdbc.sql("""
                insert into application_return (application_id, returned_at, reasons)
                values (:id, :now, :reasons)
                """)
                .param("id", id)
                .param("now", utc(now))
                .param("reasons", names(reasons))
                .update();
    }

    /** Why the application was given back the last time; nothing if it never was. */
    List<ReturnReason> lastReturn(UUID id) {
        return jdbc.sql("""
                select unnest(reasons)
                from application_return
                where application_id = :id
                  and returned_at = (select max(returned_at) from application_return where application_id = :id)
                """)
                .param("id", id)
                .query((row, index) -> ReturnReason.valueOf(row.getString(1)))
                .list();
    }

    List<Station> stations(UUID id) {
        return jdbc.sql("""
                select state, reached_at
                from application_station
                where application_id = :id
                order by position
                """)
                .param("id", id)
                .query((row, index) ->
                        new Station(ApplicationState.Name.valueOf(row.getString("state")), instant(row, "reached_at")))
                .list();
    }

    private void insertStation(UUID id, ApplicationState state, Instant now) {
        jdbc.sql("""
                insert into application_station (application_id, position, state, reached_at)
                select :id, count(*) + 1, :state, :now from application_station where application_id = :id
                """)
                .param("id", id)
                .param("state", state.name().name())
                .param("now", utc(now))
                .update();
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                new ApplicationNumber(row.getString("number")),
                SubjectType.valueOf(row.getString("subject_type")),
                new PersonId(row.getObject("person_id", UUID.class)),
                Optional.ofNullable(row.getObject("entity_id", UUID.class)).map(EntityId::new),
                KeyStorage.valueOf(row.getString("storage")),
                new CentreCode(row.getString("centre")),
                instant(row, "submitted_at"),
                new Deadline(row.getObject("deadline", LocalDate.class)),
                state(row.getString("state"), row.getString("ground")),
                Optional.ofNullable(row.getString("identified_by")).map(IdentificationMethod::valueOf),
                claim(row),
                row.getInt("version"));
    }

    private static Optional<Claim> claim(ResultSet row) throws SQLException {
        var holder = row.getObject("claimed_by", UUID.class);
        return holder == null
                ? Optional.empty()
                : Optional.of(new Claim(new StaffId(holder), instant(row, "claimed_until")));
    }

    private static String[] names(Set<ReturnReason> reasons) {
        return reasons.stream().map(ReturnReason::name).sorted().toArray(String[]::new);
    }

    private static ApplicationState state(String name, @Nullable String ground) throws SQLException {
        return switch (ApplicationState.Name.valueOf(name)) {
            case SUBMITTED -> new ApplicationState.Submitted();
            case AWAITING_VISIT -> new ApplicationState.AwaitingVisit();
            case IDENTIFYING -> new ApplicationState.Identifying();
            case UNDER_REVIEW -> new ApplicationState.UnderReview();
            case RETURNED -> new ApplicationState.Returned();
            case APPROVED -> new ApplicationState.Approved();
            case REFUSED -> {
                if (ground == null) {
                    throw new SQLException("a refused application stands in the table without its ground");
                }
                yield new ApplicationState.Refused(RefusalGround.valueOf(ground));
            }
            case ISSUED -> new ApplicationState.Issued();
            case INSTALLED -> new ApplicationState.Installed();
            case EXPIRED -> new ApplicationState.Expired();
            case WITHDRAWN -> new ApplicationState.Withdrawn();
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
