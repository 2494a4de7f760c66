package kz.kualik.authority.revocation;

import java.time.Clock;
import java.util.Set;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Component;

/** Who may revoke on which ground today, by the house's book of rules. */
@Component
final class RevocationRights {

    /** The role of whoever shows a valid key of their own; members of staff have those of their register. */
    static final String HOLDER = "HOLDER";

    /** The state's registry, acting by itself. */
    static final String REGISTRY = "REGISTRY";

    private final LegalRules rules;
    private final Clock clock;

    RevocationRights(LegalRules rules, Clock clock) {
        this.rules = rules;
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
        return rules.revocationGrounds(AlmatyTime.dateAt(clock.instant()))
                .value()
                .getOrDefault(ground.name(), Set.of())
                .contains(role);
    }
}
