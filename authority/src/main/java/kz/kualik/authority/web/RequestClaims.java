package kz.kualik.authority.web;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.node.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code request_claim}: who is working on which key now. A claim ends when its answer is stored, when its request is
 * refused, at the next start of its node, or by itself after {@link #LONGEST}.
 */
@Component
class RequestClaims {

    /** Longer than a request takes at worst: the registry's time limits, the wait for a connection and for a lock. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(RequestClaims.class);

    private final JdbcClient jdbc;
    private final NodeName node;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();

    RequestClaims(JdbcClient jdbc, NodeName node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** Takes the key for the request, unless somebody else has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> take(String caller, IdempotencyKey key, String request) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                insert into request_claim as c (caller,  key,  request,  token,  node,  process,  claimed_until)
                values                         (:caller, :key, :request, :token, :node, :process, :until)
                on conflict (caller, key) do update
                   set request = excluded.request, token = excluded.token, node = excluded.node,
                       process = excluded.process, claimed_until = excluded.claimed_until
                 where c.claimed_until < :now
                returning token
                """)
                .param("caller", caller)
                .param("key", key.value())
                .param("request", request)
                .param("token", UUID.randomUUID())
                .param("node", node.value())
                .param("process", process)
                .param("until", now.plus(LONGEST))
                .param("now", now)
                .query(UUID.class)
                .optional();
    }

    /** For which request the key is taken now, if it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> requestOf(String caller, IdempotencyKey key) {
        return jdbc.sql("select request from request_claim where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key.value())
                .query(String.class)
                .optional();
    }

    /** Gives the key back; false if it had been taken over meanwhile, because this took too long. */
    @Transactional
    public boolean giveBack(String caller, IdempotencyKey key, UUID token) {
        return jdbc.sql("delete from request_claim where caller = :caller and key = :key and token = :token")
                        .param("caller", caller)
                        .param("key", key.value())
                        .param("token", token)
                        .update()
                == 1;
    }

    /** Ends the claims of former lives of this node: nobody works on them any more. */
    @Transactional
    public int endThoseOfFormerLives() {
        var ended = jdbc.sql("delete from request_claim where node = :node and process <> :process")
                .param("node", node.value())
                .param("process", process)
                .update();
        if (ended > 0) {
            LOG.info("{} requests with a key were under way when this node died; their keys are free again", ended);
        }
        return ended;
    }

    /** Removes what has ended by itself and nobody has come back for. */
    @Transactional
    public int forgetOld() {
        return jdbc.sql("delete from request_claim where claimed_until < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
