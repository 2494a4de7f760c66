package kz.kualik.authority.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.kualik.authority.ApiProperties;
import kz.kualik.authority.guard.ClockGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code kept_answer}: answers by caller and key, until they are too old to be asked for again. */
@Component
class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ClockGuard guard;
    private final ApiProperties properties;

    KeptAnswers(JdbcClient jdbc, Clock clock, ClockGuard guard, ApiProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.guard = guard;
        this.properties = properties;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptAnswer> find(String caller, IdempotencyKey key) {
        return jdbc.sql("""
                select request, status, content_type, location, body
                  from kept_answer
                 where caller = :caller
                   and key = :key
                """)
                .param("caller", caller)
                .param("key", key.value())
                .query((row, number) -> new KeptAnswer(
                        row.getString("request"),
                        row.getInt("status"),
                        Optional.ofNullable(row.getString("content_type")),
                        Optional.ofNullable(row.getString("location")),
                        row.getString("body")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caller, IdempotencyKey key, KeptAnswer answer) {
        jdbc.sql("""
                insert into kept_answer (caller,  key,  request,  status,  content_type, location,  body,  kept_at)
                values                  (:caller, :key, :request, :status, :contentType, :location, :body, :now)
                """)
                .param("caller", caller)
                .param("key", key.value())
                .param("request", answer.request())
                .param("status", answer.status())
                .param("contentType", answer.contentType().orElse(null))
                .param("location", answer.location().orElse(null))
                .param("body", answer.body())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Removes answers that are older than the configuration promises to keep them; none while the clock is not believed. */
    @Transactional
    public int forgetOld() {
        if (guard.problem().isPresent()) {
            return 0;
        }
        var forgotten = jdbc.sql("delete from kept_answer where kept_at < :before")
                .param(
                        "before",
                        clock.instant().minus(properties.repeatableFor()).atOffset(ZoneOffset.UTC))
                .update();
        if (forgotten > 0) {
            LOG.info("{} kept answers forgotten", forgotten);
        }
        return forgotten;
    }
}
