package kz.kualik.responder.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;

class StatusIndexTest {

    private static final IssuerId RSA = new IssuerId("rsa");
    private static final SerialNumber SERIAL = SerialNumber.ofHex("7e30be9f");
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30Z");
    private static final Instant LATER = TIME.plusSeconds(60);

    private final StatusIndex index = new StatusIndex();

    @Test
    void saysNothingUntilAnIssuerIsComplete() {
        index.apply(new StatusEvent.Issued(RSA, SERIAL));

        assertThat(index.status(RSA, SERIAL)).isEmpty();
    }

    @Test
    void saysNothingAboutIssuersThatItDoesNotKnow() {
        assertThat(index.status(RSA, SERIAL)).isEmpty();
    }

    @Test
    void anIssuedCertificateIsGood() {
        assertThat(after(new StatusEvent.Issued(RSA, SERIAL))).isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void aCertificateThatWasNeverIssuedIsUnknown() {
        assertThat(after()).isEqualTo(new CertificateStatus.Unknown());
    }

    @Test
    void aRevokedCertificateKeepsTimeAndReason() {
        assertThat(after(new StatusEvent.Issued(RSA, SERIAL), revoked(TIME, RevocationReason.SUPERSEDED)))
                .isEqualTo(new CertificateStatus.Revoked(TIME, Optional.of(RevocationReason.SUPERSEDED)));
    }

    @Test
    void aRevocationWithoutReasonHasNone() {
        assertThat(after(new StatusEvent.Revoked(RSA, SERIAL, TIME, Optional.empty())))
                .isEqualTo(new CertificateStatus.Revoked(TIME, Optional.empty()));
    }

    @Test
    void replayingTheFeedDoesNotReviveARevokedCertificate() {
        assertThat(after(revoked(TIME, RevocationReason.SUPERSEDED), new StatusEvent.Issued(RSA, SERIAL)))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void theFirstRevocationCounts() {
        assertThat(after(revoked(TIME, RevocationReason.SUPERSEDED), revoked(LATER, RevocationReason.KEY_COMPROMISE)))
                .isEqualTo(new CertificateStatus.Revoked(TIME, Optional.of(RevocationReason.SUPERSEDED)));
    }

    @Test
    void aHoldMayBecomeARevocation() {
        assertThat(after(
                        revoked(TIME, RevocationReason.CERTIFICATE_HOLD),
                        revoked(LATER, RevocationReason.KEY_COMPROMISE)))
                .isEqualTo(new CertificateStatus.Revoked(LATER, Optional.of(RevocationReason.KEY_COMPROMISE)));
    }

    @Test
    void aHoldMayBeReleased() {
        assertThat(after(revoked(TIME, RevocationReason.CERTIFICATE_HOLD), new StatusEvent.HoldReleased(RSA, SERIAL)))
                .isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void onlyAHoldMayBeReleased() {
        assertThat(after(revoked(TIME, RevocationReason.SUPERSEDED), new StatusEvent.HoldReleased(RSA, SERIAL)))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void theSameSerialNumberOfAnotherIssuerIsAnotherCertificate() {
        var gost = new IssuerId("gost");
        index.markComplete(gost);

        assertThat(after(revoked(TIME, RevocationReason.SUPERSEDED))).isInstanceOf(CertificateStatus.Revoked.class);
        assertThat(index.status(gost, SERIAL)).contains(new CertificateStatus.Unknown());
    }

    @Test
    void askingForImpossibleSerialNumbersFindsNothing() {
        index.markComplete(RSA);
        for (var value : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(160))) {
            assertThat(index.status(RSA, new SerialNumber(value))).contains(new CertificateStatus.Unknown());
        }
    }

    @Test
    void impossibleSerialNumbersCannotBeTold() {
        var event = new StatusEvent.Issued(RSA, new SerialNumber(BigInteger.ONE.shiftLeft(160)));

        assertThatThrownBy(() -> index.apply(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithASimpleMapOnManyRandomEvents() {
        var random = new Random(6960);
        var model = new HashMap<SerialNumber, CertificateStatus>();
        index.markComplete(RSA);
        for (int i = 0; i < 50_000; i++) {
            var serial = new SerialNumber(new BigInteger(1 + random.nextInt(20), random).add(BigInteger.ONE));
            if (random.nextBoolean()) {
                index.apply(new StatusEvent.Issued(RSA, serial));
                model.putIfAbsent(serial, new CertificateStatus.Good());
            } else {
                var time = Instant.ofEpochSecond(random.nextLong(1L << 32));
                index.apply(new StatusEvent.Revoked(RSA, serial, time, Optional.of(RevocationReason.SUPERSEDED)));
                model.merge(
                        serial,
                        new CertificateStatus.Revoked(time, Optional.of(RevocationReason.SUPERSEDED)),
                        (before, now) -> before instanceof CertificateStatus.Revoked ? before : now);
            }
        }

        assertThat(index.size(RSA)).isEqualTo(model.size());
        model.forEach((serial, status) -> assertThat(index.status(RSA, serial)).contains(status));
    }

    @Test
    void readersSeeEveryCertificateThatWasTold() throws Exception {
        index.markComplete(RSA);
        var wrong = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<Object>>();
            for (int worker = 0; worker < 4; worker++) {
                int first = 1 + worker * 10_000;
                tasks.add(Executors.callable(() -> {
                    for (int i = first; i < first + 10_000; i++) {
                        var serial = new SerialNumber(BigInteger.valueOf(i));
                        index.apply(new StatusEvent.Issued(RSA, serial));
                        if (!index.status(RSA, serial).equals(Optional.of(new CertificateStatus.Good()))) {
                            wrong.set(true);
                        }
                    }
                }));
            }
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        }

        assertThat(wrong).isFalse();
        assertThat(index.size(RSA)).isEqualTo(40_000);
    }

    private CertificateStatus after(StatusEvent... events) {
        for (var event : events) {
            index.apply(event);
        }
        index.markComplete(RSA);
        return index.status(RSA, SERIAL).orElseThrow();
    }

    private static StatusEvent revoked(Instant time, RevocationReason reason) {
        return new StatusEvent.Revoked(RSA, SERIAL, time, Optional.of(reason));
    }
}
