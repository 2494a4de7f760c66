package kz.kualik.authority.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import kz.kualik.authority.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.transaction.support.TransactionTemplate;

class RedeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Instant now = NOW;
    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final Registry registry = new Registry();
    private final Redelivery redelivery = new Redelivery(
            registry, jdbc, new TransactionTemplate(new JdbcTransactionManager(database.dataSource())), new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void afterALongOutageOnlyABoundedNumberIsHandedOutAtOnce() {
        publish(Redelivery.MOST_UNDER_WAY + 50, "PUBLISHED", NOW.minusSeconds(3600), Optional.empty());

        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).hasSize(Redelivery.MOST_UNDER_WAY);

        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).as("nobody has answered yet").hasSize(Redelivery.MOST_UNDER_WAY);

        registry.handedOut.subList(0, 20).forEach(this::complete);
        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).hasSize(Redelivery.MOST_UNDER_WAY + 20).doesNotHaveDuplicates();
    }

    @Test
    void whatIsYoungIsStillUnderWay() {
        publish(3, "PROCESSING", NOW.minusSeconds(30), Optional.empty());

        redelivery.handOut(Duration.ofMinutes(1));

        assertThat(registry.handedOut).isEmpty();
    }

    @Test
    void atAStartEverythingIsARemainOfThePast() {
        publish(3, "PROCESSING", NOW.minusSeconds(1), Optional.empty());
        publish(4, "PROCESSING", NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(2)));
        publish(5, "RESUBMITTED", NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(2)));

        redelivery.begin();

        assertThat(registry.handedOut).hasSize(3 + 4 + 5);
    }

    @Test
    void whatWasHandedOutAndNeverAnsweredComesAgainAndTakesNoRoomMeanwhile() {
        publish(Redelivery.MOST_UNDER_WAY, "RESUBMITTED", NOW.minusSeconds(7200), Optional.of(NOW.minusSeconds(3600)));

        redelivery.handOut(Duration.ofMinutes(1));

        assertThat(registry.handedOut).hasSize(Redelivery.MOST_UNDER_WAY);
    }

    @Test
    void whatHasATimeOfAWrongClockAheadIsDue() {
        var ahead = Optional.of(NOW.plus(Duration.ofDays(365)));
        publish(2, "PROCESSING", ahead.get(), Optional.empty());
        publish(3, "FAILED", ahead.get(), ahead);
        publish(4, "RESUBMITTED", ahead.get(), ahead);
        publish(5, "PROCESSING", NOW.minusSeconds(3600), ahead);

        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).hasSize(2 + 3 + 4 + 5);

        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).as("now they are under way").hasSize(2 + 3 + 4 + 5);
    }

    @Test
    void whatHasATimeOfAWrongClockAheadIsDueAtAStart() {
        var ahead = NOW.plus(Duration.ofDays(365));
        publish(2, "PUBLISHED", ahead, Optional.empty());
        publish(3, "RESUBMITTED", ahead, Optional.of(ahead));

        redelivery.begin();

        assertThat(registry.handedOut).hasSize(2 + 3);
    }

    @Test
    void whatFailsForGoodLeavesItsPlacesToYoungerEvents() {
        redelivery.begin();
        publish(Redelivery.MOST_UNDER_WAY, "FAILED", NOW.minusSeconds(7200), Optional.empty());
        publish(3, "FAILED", NOW.minusSeconds(3600), Optional.empty());

        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).hasSize(Redelivery.MOST_UNDER_WAY);
        failAllUnderWay();

        now = now.plus(Redelivery.FIRST_PAUSE);
        redelivery.handOut(Duration.ofMinutes(1));
        assertThat(registry.handedOut).as("the younger ones").hasSize(Redelivery.MOST_UNDER_WAY + 3);
    }

    @Test
    void thePauseAfterAFailureGrowsAndHasAnEnd() {
        redelivery.begin();
        publish(1, "FAILED", NOW.minusSeconds(7200), Optional.empty());
        redelivery.handOut(Duration.ofMinutes(1));

        var pause = Redelivery.FIRST_PAUSE.multipliedBy(2);
        for (var times = 2; times < 12; times++) {
            failAllUnderWay();
            now = now.plus(pause).minusSeconds(1);
            redelivery.handOut(Duration.ofMinutes(1));
            assertThat(registry.handedOut).hasSize(times - 1);
            now = now.plusSeconds(1);
            redelivery.handOut(Duration.ofMinutes(1));
            assertThat(registry.handedOut).hasSize(times);
            var twice = pause.multipliedBy(2);
            pause = twice.compareTo(Redelivery.LONGEST_PAUSE) < 0 ? twice : Redelivery.LONGEST_PAUSE;
        }
    }

    @Test
    void aStartDoesNotWaitForThePauseOfAFormerLife() {
        publish(2, "FAILED", NOW.minusSeconds(7200), Optional.of(NOW.minusSeconds(1)));

        redelivery.begin();

        assertThat(registry.handedOut).hasSize(2);
    }

    private void failAllUnderWay() {
        jdbc.sql("update event_publication set status = 'FAILED' where status = 'RESUBMITTED'")
                .update();
    }

    private void publish(int number, String status, Instant at, Optional<Instant> handedOutAt) {
        for (var count = 0; count < number; count++) {
            jdbc.sql("""
                    insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                                                   completion_attempts, last_resubmission_date)
                    values (:id, 'listener', 'type', '{}', :at, :status, 1, :handedOutAt)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("status", status)
                    .param(
                            "handedOutAt",
                            handedOutAt
                                    .map(instant -> instant.atOffset(ZoneOffset.UTC))
                                    .orElse(null))
                    .update();
        }
    }

    private void complete(UUID id) {
        jdbc.sql("update event_publication set status = 'COMPLETED', completion_date = :now where id = :id")
                .param("id", id)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Modulith's registry as far as it is asked: finds in the table what is incomplete, marks it and hands it out. */
    private final class Registry implements IncompleteEventPublications {

        final List<UUID> handedOut = new ArrayList<>();

        @Override
        public void resubmitIncompletePublications(Predicate<EventPublication> filter) {
            jdbc
                    .sql("""
                            select id, publication_date, status, last_resubmission_date, completion_attempts
                              from event_publication
                             where completion_date is null
                             order by publication_date, id
                            """)
                    .query((row, number) -> new Publication(
                            row.getObject("id", UUID.class),
                            row.getObject("publication_date", OffsetDateTime.class)
                                    .toInstant(),
                            EventPublication.Status.valueOf(row.getString("status")),
                            Optional.ofNullable(row.getObject("last_resubmission_date", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null),
                            row.getInt("completion_attempts")))
                    .list()
                    .stream()
                    .filter(filter)
                    .forEach(publication -> handOut(publication.id()));
        }

        private void handOut(UUID id) {
            var marked = jdbc.sql("""
                    update event_publication
                       set status = 'RESUBMITTED', last_resubmission_date = :now,
                           completion_attempts = completion_attempts + 1
                     where id = :id and status <> 'RESUBMITTED'
                    """)
                    .param("id", id)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            if (marked == 1) {
                handedOut.add(id);
            }
        }

        @Override
        public void resubmitIncompletePublicationsOlderThan(Duration duration) {
            throw new UnsupportedOperationException("without a bound");
        }

        @Override
        public void resubmitIncompletePublications(ResubmissionOptions options) {
            throw new UnsupportedOperationException("these see failed ones only");
        }
    }

    private record Publication(
            UUID id,
            Instant publicationDate,
            Status status,
            @Nullable Instant lastResubmissionDate,
            int completionAttempts)
            implements EventPublication {

        @Override
        public UUID getIdentifier() {
            return id;
        }

        @Override
        public Object getEvent() {
            return id;
        }

        @Override
        public Instant getPublicationDate() {
            return publicationDate;
        }

        @Override
        public Optional<Instant> getCompletionDate() {
            return Optional.empty();
        }

        @Override
        public Status getStatus() {
            return status;
        }

        @Override
        public @Nullable Instant getLastResubmissionDate() {
            return lastResubmissionDate;
        }

        @Override
        public int getCompletionAttempts() {
            return completionAttempts;
        }
    }
}
