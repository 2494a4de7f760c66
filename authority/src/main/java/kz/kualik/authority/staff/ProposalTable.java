package kz.kualik.authority.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_proposal}. */
@Component
final class ProposalTable {

    private static final String SELECT = """
            select id, kind, proposed_by, proposed_at, centre, name_kk, name_ru, name_en, role, person_id, title,
                   member_id, request, state
              from staff_proposal
            """;

    private final JdbcClient jdbc;

    ProposalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Proposal proposal) {
        var content = proposal.content();
        jdbc.sql("""
                insert into staff_proposal (id, kind, proposed_by, proposed_at, centre, name_kk, name_ru, name_en, role,
                                            person_id, title, member_id, request, state)
                values (:id, :kind, :by, :at, :centre, :kk, :ru, :en, :role,
                        cast(:person as uuid), :title, cast(:member as uuid), cast(:request as bytea), 'OPEN')
                """)
                .param("id", proposal.id())
                .param("kind", proposal.kind().name())
                .param("by", proposal.proposedBy().value())
                .param("at", proposal.proposedAt().atOffset(ZoneOffset.UTC))
                .param("centre", content.centre().map(CentreCode::value).orElse(null))
                .param("kk", content.names().map(Proposal.Names::kk).orElse(null))
                .param("ru", content.names().map(Proposal.Names::ru).orElse(null))
                .param("en", content.names().map(Proposal.Names::en).orElse(null))
                .param("role", content.role().map(Role::name).orElse(null))
                .param("person", content.person().map(PersonId::value).orElse(null))
                .param("title", content.title().orElse(null))
                .param("member", content.member().map(StaffId::value).orElse(null))
                .param(
                        "request",
                        content.request()
                                .map(text -> Base64.getDecoder().decode(text))
                                .orElse(null))
                .update();
    }

    /** The open proposal, locked to the end of the transaction, so that it is decided on once. */
    Optional<Proposal> lockOpen(UUID id) {
        return jdbc.sql(SELECT + " where id = :id and state = 'OPEN' for update")
                .param("id", id)
                .query(ProposalTable::proposal)
                .optional();
    }

    void decide(UUID id, Proposal.State state, StaffId by, Instant now) {
        jdbc.sql("update staff_proposal set state = :state, decided_by = :by, decided_at = :now where id = :id")
                .param("state", state.name())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** A page, the oldest first. */
    List<Proposal> page(Instant after, UUID idAfter, int limit) {
        return jdbc.sql(SELECT + " where (proposed_at, id) > (:after, :id) order by proposed_at, id limit :limit")
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("id", idAfter)
                .param("limit", limit)
                .query(ProposalTable::proposal)
                .list();
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                Proposal.Kind.valueOf(row.getString("kind")),
                new StaffId(row.getObject("proposed_by", UUID.class)),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                new Proposal.Content(
                        Optional.ofNullable(row.getString("centre")).map(CentreCode::new),
                        names(row),
                        Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                        Optional.ofNullable(row.getObject("person_id", UUID.class))
                                .map(PersonId::new),
                        Optional.ofNullable(row.getString("title")),
                        Optional.ofNullable(row.getObject("member_id", UUID.class))
                                .map(StaffId::new),
                        Optional.ofNullable(row.getBytes("request"))
                                .map(der -> Base64.getEncoder().encodeToString(der))),
                Proposal.State.valueOf(row.getString("state")));
    }

    private static Optional<Proposal.Names> names(ResultSet row) throws SQLException {
        var kk = row.getString("name_kk");
        return kk == null
                ? Optional.empty()
                : Optional.of(new Proposal.Names(kk, row.getString("name_ru"), row.getString("name_en")));
    }
}
