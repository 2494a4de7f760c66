package kz.kualik.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.crl.CertificateRevocationList;

/**
 * An authority with a million revocations of each issuer in a small heap, which makes their lists. For each issuer it writes
 * one line: its id, seconds for the first list (which also marks a million rows as listed), seconds for a further one, seconds
 * for a plain reading of the same rows, octets of the list. The list lies in the folder then.
 */
final class CrlBenchChild {

    private static final Actor ACTOR = new Actor.SystemPart("bench");
    private static final int RUNS = 3;
    private static final int FETCH_SIZE = 5_000;

    /** Random serial numbers of twenty octets, as ours are; three of four with a reason, as in life. */
    private static final String ROWS = """
            insert into revocation_list_entry (issuer, serial, revoked_at, reason, not_after)
            select ?, '4' || substr(encode(sha256(int4send(i)), 'hex'), 2, 39),
                   timestamptz '2026-01-01T00:00:00Z' + i * interval '10 seconds',
                   case when i % 4 = 0 then null else 1 + i % 5 end,
                   timestamptz '2027-01-01T00:00:00Z' + i * interval '10 seconds'
              from generate_series(1, ?) i
            """;

    private CrlBenchChild() {}

    /** Arguments: a folder for data, a folder for lists, how many rows. */
    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[2]);
        try (var house = WholeAuthority.start(Path.of(arguments[0]))) {
            for (var issuer : house.room(AuthorityKeys.class).issuers()) {
                System.out.println(measure(house, issuer, rows, Path.of(arguments[1])));
            }
        }
    }

    private static String measure(WholeAuthority house, IssuingAuthority issuer, int rows, Path out) throws Exception {
        var publisher = house.room(ListPublisher.class);
        fill(house.room(DataSource.class), issuer.id(), rows);
        double first = seconds(() -> publisher.makeAll(issuer.id(), ACTOR));
        endEarlierLists(house.room(DataSource.class));
        var further = new ArrayList<Double>();
        var reading = new ArrayList<Double>();
        for (int i = 0; i < RUNS; i++) {
            further.add(seconds(() -> publisher.makeAll(issuer.id(), ACTOR)));
            reading.add(seconds(() -> read(house.room(DataSource.class), issuer.id(), rows)));
        }
        var file = out.resolve(issuer.id() + ".crl");
        copy(publisher, issuer.id(), file);
        require(file, issuer, rows);
        return String.format(
                Locale.ROOT,
                "%s %.3f %.3f %.3f %d",
                issuer.id(),
                first,
                median(further),
                median(reading),
                Files.size(file));
    }

    /**
     * Otherwise the empty list of the start were still in force, and each delta list beside the measured one would hold a
     * million entries too.
     */
    private static void endEarlierLists(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    update revocation_list_file f
                       set next_update = this_update + interval '1 second'
                     where base is null
                       and number < (select max(number) from revocation_list_file newer where newer.name = f.name)
                    """);
            connection.commit();
        }
    }

    private static void fill(DataSource source, IssuerId issuer, int rows) throws SQLException {
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement(ROWS);
                var statement = connection.createStatement()) {
            insert.setString(1, issuer.value());
            insert.setInt(2, rows);
            insert.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze revocation_list_entry");
            connection.setAutoCommit(false);
        }
    }

    private static void read(DataSource source, IssuerId issuer, int rows) throws SQLException {
        try (var connection = source.getConnection()) {
            int read = read(connection, issuer);
            connection.rollback();
            if (read != rows) {
                throw new FailedMeasurementException("reading", read + " rows instead of " + rows);
            }
        }
    }

    private static int read(Connection connection, IssuerId issuer) throws SQLException {
        int read = 0;
        try (var select = connection.prepareStatement(
                "select serial, revoked_at, reason from revocation_list_entry where issuer = ?")) {
            select.setFetchSize(FETCH_SIZE);
            select.setString(1, issuer.value());
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    if (!result.getString(1).isEmpty() && !result.getString(2).isEmpty()) {
                        read++;
                    }
                }
            }
        }
        return read;
    }

    private static void copy(ListPublisher publisher, IssuerId issuer, Path file) throws Exception {
        var published = publisher.file(issuer.value()).orElseThrow();
        try (var reader = published.open();
                var target = Files.newOutputStream(file)) {
            long position = 0;
            while (position < published.length()) {
                var piece = reader.read(position, (int) Math.min(1 << 20, published.length() - position));
                target.write(piece);
                position += piece.length;
            }
        }
    }

    /** Ours for every algorithm; openssl looks at those that it knows. */
    private static void require(Path file, IssuingAuthority issuer, int rows) throws Exception {
        var list = CertificateRevocationList.read(file);
        boolean signed = list.isSignedBy(issuer.certificate().publicKeyInfo(), CryptoEngine.detect());
        if (!signed || list.entryCount() != rows) {
            throw new FailedMeasurementException(
                    "list of " + issuer.id(), list.entryCount() + " entries, signature right: " + signed);
        }
        Files.write(
                file.resolveSibling(issuer.id() + ".cer"), issuer.certificate().encoded());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
