package kz.kualik.authority.revocation;

import java.time.Clock;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may revoke on which ground today: the table {@code revocation_right}, whose rows hold from one day to another and name
 * the act that they come from. A change of the law is a change of rows.
 */
@Component
final class RevocationRights {

    /** The role of whoever shows a valid key of their own; members of staff have those of their register. */
    static final String HOLDER = "HOLDER";

    /** The state's registry, acting by itself. */
    static final String REGISTRY = "REGISTRY";

    private final JdbcClient jdbc;
    private final Clock clock;

    RevocationRights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws GroundNotOpenException if the role may not revoke on this ground today */
    void require(String role, LegalGround ground) throws GroundNotOpenException {
        if (!isOpen(role, ground)) {
            throw new GroundNotOpenException(role, ground);
        }
    }

    /** Whether the role may revoke on this ground today. */
    boolean isOpen(String role, LegalGround ground) {
        return jdbc.sql("""
                select exists (select
                                 from revocation_right
                                where ground = :ground
                                  and role = :role
                                  and valid_from <= :today
                                  and (valid_to is null or valid_to >= :today))
                """)
                .param("ground", ground.name())
                .param("role", role)
                .param("today", AlmatyTime.dateAt(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
