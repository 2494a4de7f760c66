package kz.kualik.responder.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.status.IssuerId;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists say about the feed's key, and which lists are listened to. */
class FeedKeyListsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final IssuerId ECDSA = new IssuerId("ecdsa");
    private static final SerialNumber FEED = SerialNumber.ofHex("7e30");
    private static final SerialNumber OTHER = SerialNumber.ofHex("7e31");

    private final TestAuthority authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
    private final Map<String, PublishedFile> files = new HashMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private Runnable fetch = fetched::incrementAndGet;
    private Instant now = NOW;
    private final Path folder;
    private FeedKeyLists lists;

    FeedKeyListsTest(@TempDir Path folder) {
        this.folder = folder;
        lists = started();
    }

    private FeedKeyLists started() {
        return new FeedKeyLists(
                Map.of(ECDSA, authority.certificate()),
                source(),
                () -> fetch.run(),
                new KeptLists(folder),
                TestAuthority.ENGINE,
                new Moved());
    }

    @Test
    void withoutAListNothingIsBelievedAndOneIsFetched() {
        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("no revocation list"));
        assertThat(fetched).hasValue(1);

        fetch = () -> put("ecdsa", list(1).build());
        assertThat(objection()).isEmpty();
    }

    @Test
    void aListThatNamesTheCertificateRevokesIt() {
        put("ecdsa", list(1).revoking(OTHER).build());
        assertThat(objection()).isEmpty();

        put("ecdsa", list(2).revoking(OTHER).revoking(FEED).build());
        assertThat(objection()).contains("it is on the revocation list of its issuer");
    }

    @Test
    void aDeltaListThatNamesTheCertificateRevokesIt() {
        put("ecdsa", list(5).build());
        put("ecdsa-delta", list(6).amending(5).revoking(FEED).build());

        assertThat(objection()).isPresent();
    }

    @Test
    void aDeltaListOfANewerFullListIsNotListenedTo() {
        put("ecdsa", list(5).build());
        put("ecdsa-delta", list(8).amending(7).revoking(FEED).build());

        assertThat(objection()).isEmpty();
    }

    @Test
    void aListThatIsOverIsNone() {
        put("ecdsa", list(1).build());
        now = NOW.plus(DAY);

        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("no revocation list"));
    }

    @Test
    void aListThatAnotherKeyHasSignedIsNone() {
        var stranger = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        put("ecdsa", new ListBuilder(stranger, 1).build());

        assertThat(objection()).isPresent();
    }

    @Test
    void aListOfAPartOrADeltaListInPlaceOfTheFullOneIsNone() {
        put(
                "ecdsa",
                list(1).with(
                                Extension.issuingDistributionPoint,
                                new IssuingDistributionPoint(null, true, false, null, false, false))
                        .build());
        assertThat(objection()).isPresent();

        put("ecdsa", list(2).amending(1).build());
        assertThat(objection()).isPresent();
    }

    /** A thief of the feed's key may hold back what comes later, but not take back what was seen. */
    @Test
    void anOlderListDoesNotTakeBackWhatANewerOneSaid() {
        put("ecdsa", list(2).revoking(FEED).build());
        assertThat(objection()).isPresent();

        put("ecdsa", list(1).build());

        assertThat(objection()).contains("it is on the revocation list of its issuer");
    }

    /** Nor does a restart take it back, which a thief of the key may bring about. */
    @Test
    void aRestartDoesNotForgetWhichListsWereSeen() {
        put("ecdsa", list(2).build());
        put("ecdsa-delta", list(3).amending(2).revoking(FEED).build());
        assertThat(objection()).isPresent();
        files.clear();
        lists = started();

        assertThat(objection()).as("before anything is fetched").contains("it is on the revocation list of its issuer");
        assertThat(fetched).hasValue(0);

        put("ecdsa", list(1).build());
        put("ecdsa-delta", list(2).amending(1).build());
        assertThat(objection()).contains("it is on the revocation list of its issuer");
    }

    /** Responders that all start anew need nobody's list but their own. */
    @Test
    void aListThatIsKeptAndInForceIsBelievedAndNoLonger() {
        put("ecdsa", list(2).build());
        assertThat(objection()).isEmpty();
        files.clear();
        lists = started();

        assertThat(objection()).isEmpty();
        now = NOW.plus(DAY);
        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("no revocation list"));
    }

    @Test
    void aKeptListThatIsDamagedOrNotKeptIsNone() throws IOException {
        put("ecdsa", list(2).build());
        assertThat(objection()).isEmpty();
        files.clear();
        Files.write(folder.resolve("list-ecdsa.crl"), new byte[] {0x30, 0x03, 0x02, 0x01, 0x00});
        lists = started();
        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("no revocation list"));

        put("ecdsa", list(2).build());
        assertThat(objection()).isEmpty();
    }

    @Test
    void aDeltaListInPlaceOfTheFullOneDoesNotKeepTheFullOneAway() {
        put("ecdsa", list(5).amending(1).build());
        assertThat(objection()).isPresent();

        put("ecdsa", list(4).build());
        assertThat(objection()).isEmpty();
    }

    @Test
    void octetsThatAreNoListKeepTheListThatWasThere() {
        put("ecdsa", list(1).build());
        assertThat(objection()).isEmpty();

        put("ecdsa", new byte[] {0x30, 0x03, 0x02, 0x01, 0x00});

        assertThat(objection()).isEmpty();
    }

    @Test
    void anIssuerThatIsNotOfTheHouseIsNotBelieved() {
        put("ecdsa", list(1).build());

        assertThat(lists.objection(new IssuerId("rsa"), FEED)).isPresent();
    }

    private Optional<String> objection() {
        return lists.objection(ECDSA, FEED);
    }

    private void put(String name, byte[] der) {
        files.put(name, PublishedFile.lasting(der, NOW));
    }

    private ListBuilder list(int number) {
        return new ListBuilder(authority, number);
    }

    /** A list that is in force for a day. */
    private static final class ListBuilder {

        private final TestAuthority authority;
        private final X509v2CRLBuilder builder;

        ListBuilder(TestAuthority authority, int number) {
            this.authority = authority;
            builder = new X509v2CRLBuilder(authority.certificate().subject(), Date.from(NOW));
            builder.setNextUpdate(Date.from(NOW.plus(DAY)));
            with(Extension.cRLNumber, new CRLNumber(BigInteger.valueOf(number)));
        }

        ListBuilder with(ASN1ObjectIdentifier oid, ASN1Encodable value) {
            try {
                builder.addExtension(oid, !oid.equals(Extension.cRLNumber), value);
                return this;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        ListBuilder amending(int base) {
            return with(Extension.deltaCRLIndicator, new ASN1Integer(base));
        }

        ListBuilder revoking(SerialNumber serial) {
            builder.addCRLEntry(serial.value(), Date.from(NOW), 1);
            return this;
        }

        byte[] build() {
            try {
                return builder.build(authority.self().signer()).getEncoded();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private CrlSource source() {
        return new CrlSource() {
            @Override
            public List<String> names() {
                return List.copyOf(files.keySet());
            }

            @Override
            public Optional<PublishedFile> crl(String name) {
                return Optional.ofNullable(files.get(name));
            }
        };
    }

    /** The test's own clock. */
    private final class Moved extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only UTC is needed here");
        }
    }
}
