package kz.kualik.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;

/**
 * Many certificates as they lie in the store after years: people with two certificates each from one application, over three
 * years of issue. Everything is a function of its number, so nothing need be remembered to ask for it later.
 */
final class StoredMillion {

    static final String ISSUER = "ecdsa";
    static final String DOCUMENT = "000000001";

    private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration YEARS = Duration.ofDays(3 * 360L);
    private static final int FIRST_DAY = 9_500;

    private final byte[] template;
    private final int serialOffset;
    private final int applications;

    /**
     * @param template a real certificate with a serial number of twenty octets; all stored ones are it with another number
     * @param applications half as many as certificates
     */
    StoredMillion(Certificate template, int applications) {
        this.template = template.encoded();
        this.serialOffset = indexOf(this.template, template.serialNumber().toOctets());
        this.applications = applications;
    }

    int certificates() {
        return 2 * applications;
    }

    SerialNumber serial(int certificate) {
        var octets = hash("serial", certificate, 20);
        octets[0] = (byte) (0x40 | (octets[0] & 0x3f));
        return new SerialNumber(new BigInteger(octets));
    }

    UUID person(int application) {
        return uuid("person", application);
    }

    UUID application(int application) {
        return uuid("application", application);
    }

    /** Sixteen digits, the last one being the check digit of ISO 7064, MOD 11,10. */
    static String number(int application) {
        var digits = String.format(Locale.ROOT, "%015d", 7_654_321L * (application + 1L) % 1_000_000_000_000_000L);
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return digits + (char) ('0' + (11 - product) % 10);
    }

    /** Loads all rows by COPY; what references would check is true by construction, so they are not asked. */
    void load(DataSource source) throws SQLException, IOException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            String centre;
            try (var result = statement.executeQuery("select min(code) from centre")) {
                result.next();
                centre = result.getString(1);
            }
            loadPeople(connection);
            loadApplications(connection, centre);
            loadCertificates(connection);
            statement.execute("set session_replication_role = origin");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
            connection.setAutoCommit(false);
        }
    }

    private void loadPeople(Connection connection) throws SQLException, IOException {
        try (var copy = new BinaryCopy(connection, "person", "id, first_met_at")) {
            for (int i = 0; i < applications; i++) {
                copy.row(2).uuid(person(i)).instant(FIRST);
            }
        }
        try (var copy = new BinaryCopy(connection, "holder", "id, kind, person_id")) {
            for (int i = 0; i < applications; i++) {
                copy.row(3).uuid(holder(i)).text("INDIVIDUAL").uuid(person(i));
            }
        }
    }

    private void loadApplications(Connection connection, String centre) throws SQLException, IOException {
        try (var copy = new BinaryCopy(
                connection,
                "application",
                "id, number, subject_type, person_id, storage, centre, language, agreement, submitted_at, deadline, state")) {
            for (int i = 0; i < applications; i++) {
                copy.row(11)
                        .uuid(application(i))
                        .text(number(i))
                        .text("INDIVIDUAL")
                        .uuid(person(i));
                copy.text("PKCS12_FILE").text(centre).text("kk").text("2026-01");
                copy.instant(issuedAt(i)).date(FIRST_DAY).text("INSTALLED");
            }
        }
        try (var copy = new BinaryCopy(connection, "application_personal_data", "application_id, document_number")) {
            for (int i = 0; i < applications; i++) {
                copy.row(2).uuid(application(i)).text(DOCUMENT);
            }
        }
        try (var copy = new BinaryCopy(connection, "issuance", "application_id, state, changed_at")) {
            for (int i = 0; i < applications; i++) {
                copy.row(3).uuid(application(i)).text("RELEASED").instant(issuedAt(i));
            }
        }
    }

    private void loadCertificates(Connection connection) throws SQLException, IOException {
        try (var copy = new BinaryCopy(
                connection,
                "issuance_intent",
                "issuer, serial, application_id, request_number, profile, key_hash, tbs_hash, node, state, planned_at,"
                        + " settled_at")) {
            for (int i = 0; i < certificates(); i++) {
                var at = issuedAt(i / 2);
                copy.row(11)
                        .text(ISSUER)
                        .text(serial(i).toString())
                        .uuid(application(i / 2))
                        .smallint(i % 2);
                copy.text("individual-sign").bytes(hash("key", i, 32)).bytes(hash("tbs", i, 32));
                copy.text("bench").text("CERTIFIED").instant(at).instant(at);
            }
        }
        try (var copy = new BinaryCopy(
                connection,
                "certificate",
                "issue_year, issuer, serial, application_id, request_number, holder_id, profile, not_before, not_after,"
                        + " key_hash, storage, identified_by, issued_at, released_at")) {
            for (int i = 0; i < certificates(); i++) {
                var at = issuedAt(i / 2);
                copy.row(14)
                        .smallint(year(at))
                        .text(ISSUER)
                        .text(serial(i).toString())
                        .uuid(application(i / 2));
                copy.smallint(i % 2).uuid(holder(i / 2)).text("individual-sign");
                copy.instant(at).instant(at.plus(Duration.ofDays(365))).bytes(hash("key", i, 32));
                copy.text("PKCS12_FILE").text("VISIT").instant(at).instant(at);
            }
        }
        try (var copy = new BinaryCopy(connection, "certificate_der", "issue_year, issuer, serial, der")) {
            for (int i = 0; i < certificates(); i++) {
                var serial = serial(i);
                copy.row(4).smallint(year(issuedAt(i / 2))).text(ISSUER).text(serial.toString());
                copy.bytes(der(serial));
            }
        }
    }

    private byte[] der(SerialNumber serial) {
        var der = template.clone();
        var octets = serial.toOctets();
        System.arraycopy(octets, 0, der, serialOffset, octets.length);
        return der;
    }

    private UUID holder(int application) {
        return uuid("holder", application);
    }

    private Instant issuedAt(int application) {
        return FIRST.plusSeconds(YEARS.toSeconds() * application / applications);
    }

    private static int year(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getYear();
    }

    private static UUID uuid(String kind, int number) {
        var octets = ByteBuffer.wrap(hash(kind, number, 16));
        return new UUID(octets.getLong(), octets.getLong());
    }

    private static byte[] hash(String kind, int number, int octets) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
            var whole = digest.digest(kind.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(whole, octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new FailedMeasurementException("template", "its serial number is not in it");
    }
}
