package kz.kualik.authority.applications;

import java.time.Clock;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Component;

/** The user agreement: who applies must have accepted the version in force on that day, in Kazakhstan. */
@Component
class Agreement {

    private final LegalRules rules;
    private final Clock clock;

    Agreement(LegalRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    void requireInForce(String accepted) throws AgreementNotInForceException {
        var inForce = rules.userAgreement(AlmatyTime.dateAt(clock.instant())).value();
        if (!inForce.equals(accepted)) {
            throw new AgreementNotInForceException(inForce);
        }
    }
}
