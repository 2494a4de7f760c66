package kz.kualik.authority.revocation;

import java.time.Instant;
import java.time.ZoneOffset;
import kz.kualik.authority.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code signed_revocation}: each statement is followed once, and what was followed is kept as evidence. */
@Component
class SignedRevocations {

    private final JdbcClient jdbc;
    private final Revocations revocations;

    SignedRevocations(JdbcClient jdbc, Revocations revocations) {
        this.jdbc = jdbc;
        this.revocations = revocations;
    }

    /**
     * Revokes and keeps the signed statement, or does neither.
     *
     * @param statement the digest of the statement
     * @param cms the statement with its signature
     */
    @Transactional
    public Revocation carryOut(RevocationRequest request, byte[] statement, byte[] cms, Instant now)
            throws ProblemException {
        var first = jdbc.sql("""
                insert into signed_revocation (statement, issuer, serial, cms, received_at)
                values (:statement, :issuer, :serial, :cms, :now)
                on conflict (statement) do nothing
                """)
                        .param("statement", statement)
                        .param("issuer", request.certificate().issuer().value())
                        .param("serial", request.certificate().serial().toString())
                        .param("cms", cms)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!first) {
            throw SignedRequestRefusedException.used();
        }
        return revocations.revoke(request);
    }
}
