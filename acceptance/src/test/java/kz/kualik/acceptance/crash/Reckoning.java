package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.authority.postgres.DatabaseFiles;

/**
 * Compares a running authority with the ledger: every acknowledged certificate, revocation and audit row is there, nothing
 * was issued twice, the audit chains hang together.
 */
final class Reckoning {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = 50_000_000;

    private final AuthorityProcess authority;
    private final Ledger ledger;

    Reckoning(AuthorityProcess authority, Ledger ledger) {
        this.authority = authority;
        this.ledger = ledger;
    }

    /** Checks what was acknowledged since the last time, and everything that the database can be asked at once. */
    void check(Set<String> alreadyChecked) throws Exception {
        try (var citizen = Clients.citizen(authority)) {
            for (var application : ledger.approved.entrySet()) {
                if (!alreadyChecked.contains(application.getKey())) {
                    certificatesAreThere(citizen, application.getKey(), application.getValue());
                    alreadyChecked.add(application.getKey());
                }
            }
            for (var serial : ledger.revoked) {
                if (alreadyChecked.add("revocation of " + serial)) {
                    assertThat(status(citizen, serial)).as("revoked %s", serial).isEqualTo("REVOKED");
                }
            }
        }
        try (var database = DatabaseFiles.open(authority.data());
                var connection = database.connect()) {
            checkRows(connection);
        }
    }

    private void certificatesAreThere(ApiClient citizen, String number, String document) {
        awaitIssued(citizen, number, document);
        var serials = Counter.serials(citizen, new Counter.Filed(number, document));
        assertThat(serials).as("certificates of %s", number).hasSize(2);
        assertThat(ledger.fetched.getOrDefault(number, serials)).isEqualTo(serials);
        ledger.fetched.put(number, serials);
        for (var serial : serials) {
            if (!ledger.askedToRevoke.contains(serial)) {
                assertThat(status(citizen, serial)).isEqualTo("VALID");
            }
        }
    }

    private static String status(ApiClient citizen, String serial) {
        return citizen.get("certificates/ecdsa/" + serial + "/status")
                .get("status")
                .asString();
    }

    private static void awaitIssued(ApiClient citizen, String number, String document) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var state = "unknown";
        while (!state.equals("ISSUED")) {
            assertThat(System.nanoTime()).as("%s is still %s", number, state).isLessThan(deadline);
            try {
                state = citizen.get("applications/" + number, document)
                        .get("state")
                        .asString();
            } catch (ApiProblemException e) {
                assertThat(e.status()).as(e.body()).isEqualTo(503);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void checkRows(Connection connection) throws SQLException {
        assertThat(all(connection, """
                select serial
                  from certificate
                 group by issuer, serial
                having count(*) > 1
                """))
                .as("serial numbers that were used twice")
                .isEmpty();
        assertThat(all(connection, """
                select application_id || '/' || request_number
                  from certificate
                 group by application_id, request_number
                having count(*) > 1
                """)).as("requests with two certificates").isEmpty();
        assertThat(all(connection, """
                select object_id
                  from audit_record
                 where action in ('CERTIFICATE_ISSUED', 'CERTIFICATE_REVOKED', 'APPLICATION_APPROVED')
                 group by action, object_id
                having count(*) > 1
                """)).as("acts that were recorded twice").isEmpty();
        assertThat(serials(connection, "CERTIFICATE_ISSUED"))
                .as("certificates in the audit log")
                .containsAll(
                        ledger.fetched.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        assertThat(serials(connection, "CERTIFICATE_REVOKED"))
                .as("revocations in the audit log")
                .containsAll(ledger.revoked);
        assertThat(all(
                        connection,
                        "select number from application where id::text in (select object_id from audit_record"
                                + " where action = 'APPLICATION_APPROVED')"))
                .as("approvals in the audit log")
                .containsAll(ledger.approved.keySet());
        assertThat(all(connection, """
                select chain || ' ' || sequence
                  from (select chain, sequence, previous_hash,
                               lag(hash)     over (partition by chain order by sequence) as before,
                               lag(sequence) over (partition by chain order by sequence) as last
                          from audit_record) as links
                 where sequence <> coalesce(last, 0) + 1
                    or previous_hash <> before
                """)).as("broken links of the audit chain").isEmpty();
    }

    private static Set<String> serials(Connection connection, String action) throws SQLException {
        return all(
                        connection,
                        "select object_id from audit_record where object_kind = 'certificate' and action = '" + action
                                + "'")
                .stream()
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .map(id -> id.substring(id.lastIndexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    private static Set<String> all(Connection connection, String sql) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
