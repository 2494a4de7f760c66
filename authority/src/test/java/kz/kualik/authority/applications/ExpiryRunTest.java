package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.time.AlmatyTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class ExpiryRunTest {

    private static final int MANY = 2 * Expiry.PORTION + 30;

    @Autowired
    private Submission submission;

    @Autowired
    private ExpiryRun run;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private List<String> overdue = List.of();

    @BeforeEach
    void manyApplicationsAreOverdue() throws ProblemException {
        run.run();
        var first = submission.submit(Applicants.individual(SandboxPeople.adult(40)));
        // The others are copies: what takes long about an application is not what this is about.
        overdue = transaction.execute(status -> jdbc.sql("""
                insert into application (id, number, subject_type, person_id, storage, centre, language, agreement,
                                         submitted_at, deadline, state)
                select gen_random_uuid(), fresh, subject_type, person_id,
                       storage, centre, language, agreement, submitted_at, deadline, state
                from application, unnest(:numbers) as fresh
                where id = :first
                returning id::text
                """)
                .param("numbers", numbers(MANY - 1))
                .param("first", first.id())
                .query(String.class)
                .list());
        clock.stopAt(AlmatyTime.endOf(first.deadline().lastDay()));
    }

    @AfterEach
    void letTheClockGoOn() {
        clock.goOn();
    }

    @Test
    void allPortionsAreExpiredEachApplicationOnce() {
        assertThat(run.run()).isGreaterThanOrEqualTo(MANY);
        assertThat(run.run()).isZero();
        assertThat(stationsOf(overdue)).isEqualTo(overdue.size());
    }

    @Test
    void oneThatCannotBeExpiredKeepsNoOtherOneFromIt() {
        var broken = overdue.get(150);
        execute("""
                create function refuse_one() returns trigger language plpgsql as $$
                begin
                    if new.application_id = '%s' and new.state = 'EXPIRED' then
                        raise exception 'this one cannot be expired';
                    end if;
                    return new;
                end $$
                """.formatted(broken));
        execute("create trigger refuse_one before insert on application_station"
                + " for each row execute function refuse_one()");
        try {
            run.run();
            run.run();
            run.run();
            assertThat(stationsOf(overdue)).isEqualTo(overdue.size() - 1);
            assertThat(stationsOf(List.of(broken))).isZero();
        } finally {
            execute("drop trigger refuse_one on application_station");
            execute("drop function refuse_one()");
        }
        run.run();
        assertThat(stationsOf(overdue)).isEqualTo(overdue.size());
    }

    private static String[] numbers(int count) {
        var random = new SecureRandom();
        return Stream.generate(() -> ApplicationNumber.random(random).digits())
                .limit(count)
                .toArray(String[]::new);
    }

    private void execute(String sql) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).update());
    }

    private int stationsOf(List<String> ids) {
        return jdbc.sql("""
                select count(*) from application_station where state = 'EXPIRED' and application_id::text in (:ids)
                """).param("ids", ids).query(Integer.class).single();
    }
}
