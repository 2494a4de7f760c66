package kz.kualik.responder.status;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.UsualOcspRequest;

/** All certificates of one issuer. */
final class IssuerIndex {

    private static final int TABLES = 256;

    private static final int GOOD = 1;
    private static final int REVOKED_WITHOUT_REASON = 2;
    /** Revoked with a reason: this plus the reason's code. */
    private static final int REVOKED_WITH_REASON = 3;

    private static final int ON_HOLD = REVOKED_WITH_REASON + RevocationReason.CERTIFICATE_HOLD.code();

    private static final int HIGHEST_STATE = REVOKED_WITH_REASON + RevocationReason.AA_COMPROMISE.code();

    private static final CertificateStatus STATUS_GOOD = new CertificateStatus.Good();
    private static final CertificateStatus STATUS_UNKNOWN = new CertificateStatus.Unknown();

    private final SerialTable[] tables = new SerialTable[TABLES];
    private volatile boolean complete;

    IssuerIndex() {
        Arrays.setAll(tables, i -> new SerialTable());
    }

    boolean isComplete() {
        return complete;
    }

    void markComplete() {
        complete = true;
    }

    long size() {
        return Arrays.stream(tables).mapToLong(SerialTable::size).sum();
    }

    void apply(StatusEvent event) {
        switch (event) {
            case StatusEvent.Issued issued ->
                update(issued.serialNumber(), present -> present == SerialTable.ABSENT, GOOD, 0);
            // A hold may become a real revocation; a real revocation keeps its first time and reason.
            case StatusEvent.Revoked revoked ->
                update(
                        revoked.serialNumber(),
                        present -> present <= GOOD || present == ON_HOLD,
                        revoked.reason()
                                .map(reason -> REVOKED_WITH_REASON + reason.code())
                                .orElse(REVOKED_WITHOUT_REASON),
                        seconds(revoked.time()));
            case StatusEvent.HoldReleased released ->
                update(released.serialNumber(), present -> present == ON_HOLD, GOOD, 0);
        }
    }

    CertificateStatus status(SerialNumber serialNumber) {
        if (!fits(serialNumber.value())) {
            return STATUS_UNKNOWN;
        }
        return status(padded(serialNumber.value()));
    }

    CertificateStatus status(UsualOcspRequest question) {
        var serial = new byte[SerialTable.SERIAL_LENGTH];
        question.writeSerialNumber(serial);
        return status(serial);
    }

    private CertificateStatus status(byte[] serial) {
        long hash = SerialHash.of(serial);
        long found = table(hash).get(serial, hash);
        int state = (int) (found >>> 32);
        return switch (state) {
            case SerialTable.ABSENT -> STATUS_UNKNOWN;
            case GOOD -> STATUS_GOOD;
            default ->
                new CertificateStatus.Revoked(
                        Instant.ofEpochSecond(found & 0xffff_ffffL),
                        state == REVOKED_WITHOUT_REASON
                                ? Optional.empty()
                                : RevocationReason.ofCode(state - REVOKED_WITH_REASON));
        };
    }

    /** The tables one after the other, each as {@link SerialTable#writeTo} writes it. */
    void writeTo(DataOutputStream out) throws IOException {
        for (var table : tables) {
            table.writeTo(out);
        }
    }

    void readFrom(DataInputStream in, EntryBudget budget) throws IOException {
        for (int i = 0; i < TABLES; i++) {
            int number = i;
            tables[i] = SerialTable.readFrom(
                    in, (state, hash) -> state >= GOOD && state <= HIGHEST_STATE && tableOf(hash) == number, budget);
        }
    }

    private void update(SerialNumber serialNumber, SerialTable.Change change, int state, int seconds) {
        if (!fits(serialNumber.value())) {
            throw new IllegalArgumentException("a serial number is positive and has at most 20 octets");
        }
        var serial = padded(serialNumber.value());
        long hash = SerialHash.of(serial);
        table(hash).update(serial, hash, change, state, seconds);
    }

    private SerialTable table(long hash) {
        return tables[tableOf(hash)];
    }

    private static int tableOf(long hash) {
        return (int) (hash >>> 56);
    }

    private static boolean fits(BigInteger value) {
        return value.signum() > 0 && value.bitLength() <= SerialTable.SERIAL_LENGTH * 8;
    }

    private static byte[] padded(BigInteger value) {
        var octets = value.toByteArray();
        var padded = new byte[SerialTable.SERIAL_LENGTH];
        int length = Math.min(octets.length, SerialTable.SERIAL_LENGTH);
        System.arraycopy(octets, octets.length - length, padded, SerialTable.SERIAL_LENGTH - length, length);
        return padded;
    }

    /** Seconds since 1970 in 32 bits without a sign, which last until 2106. */
    private static int seconds(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < 0 || seconds > 0xffff_ffffL) {
            throw new IllegalArgumentException("a time of revocation lies between 1970 and 2106, not at " + time);
        }
        return (int) seconds;
    }
}
