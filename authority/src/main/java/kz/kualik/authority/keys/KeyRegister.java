package kz.kualik.authority.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.pki.certificate.Certificate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The table {@code authority_key}: ties the database to the issuing certificates that it was filled under. */
@Component
final class KeyRegister {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    KeyRegister(JdbcClient jdbc, AuditLog audit, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** No hierarchy has ever been used with this database. */
    boolean isEmpty() {
        return jdbc.sql("select not exists (select from authority_key)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes down the issuing authorities that are new here.
     *
     * @throws ForeignHierarchyException if the database knows another certificate for one of them
     */
    void takeIntoUse(Hierarchy hierarchy) {
        transactions.executeWithoutResult(transaction -> hierarchy
                .branches()
                .forEach(branch ->
                        takeIntoUse(branch.suite().issuer(), branch.issuing().certificate())));
    }

    private void takeIntoUse(IssuerId issuer, Certificate certificate) {
        var digest = sha256(certificate.encoded());
        var known = jdbc.sql("""
                select certificate_sha256
                  from authority_key
                 where issuer = :issuer
                """)
                .param("issuer", issuer.value())
                .query(byte[].class)
                .optional();
        if (known.isEmpty()) {
            insert(issuer, digest);
        } else if (!Arrays.equals(known.get(), digest)) {
            throw new ForeignHierarchyException(issuer);
        }
    }

    private void insert(IssuerId issuer, byte[] digest) {
        jdbc.sql("""
                insert into authority_key (issuer,  certificate_sha256, taken_into_use_at)
                values                    (:issuer, :digest,            :now)
                """)
                .param("issuer", issuer.value())
                .param("digest", digest)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(AuditEvent.of(
                new Actor.SystemPart("keys"),
                AuditAction.AUTHORITY_KEYS_TAKEN_INTO_USE,
                new AuditedObject("issuer", issuer.value()),
                Map.of("sha256", HexFormat.of().formatHex(digest))));
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
