package kz.kualik.authority.registry;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The memory of persons and entities, for tests of other rooms; every call needs a transaction of the caller. */
public final class TestIdentities {

    private TestIdentities() {}

    public static Identities on(JdbcClient jdbc, Clock clock) {
        return new IdentityTable(jdbc, clock);
    }
}
