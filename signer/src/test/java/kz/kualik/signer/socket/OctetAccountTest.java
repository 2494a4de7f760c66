package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;
import org.junit.jupiter.api.Test;

class OctetAccountTest {

    private static final Caller SITE =
            new Caller.Site(Origin.parse("https://site.example").orElseThrow());
    private static final SocketLimits.Octets LIMITS = new SocketLimits.Octets(1_000, 1_000, 100, 60, 10);

    private final AtomicBoolean known = new AtomicBoolean();
    private final OctetPools pools = new OctetPools(LIMITS, caller -> known.get());

    private OctetAccount account() {
        var account = new OctetAccount(pools, LIMITS.own());
        account.begin(SITE);
        return account;
    }

    @Test
    void beforeAnybodyIsKnownThereIsRoomForTheHeadOfARequestAndNoMore() {
        var account = new OctetAccount(pools, LIMITS.own());
        assertThat(account.take(16 * 1024)).isTrue();
        assertThat(account.take(1)).isFalse();
        assertThat(pools.taken()).isZero();
        account.begin(SITE);
        assertThat(account.take(70)).isTrue();
        assertThat(pools.taken()).isEqualTo(60);
    }

    @Test
    void whoIsGivenSomethingInTheMiddleOfAMessageGetsRoomForAllOfIt() {
        var account = account();
        assertThat(account.take(70)).isTrue();
        assertThat(account.take(1)).isFalse();
        known.set(true);
        assertThat(account.take(900)).isTrue();
        assertThat(pools.taken()).isEqualTo(960);
        known.set(false);
        // What strangers may have is free again.
        assertThat(account().take(70)).isTrue();
        account.release(970);
        assertThat(pools.taken()).isEqualTo(60);
        assertThat(account.take(11)).isFalse();
    }

    @Test
    void whatIsWorkedOnIsHeldUntilThatIsOverAndNoLonger() {
        known.set(true);
        var account = account();
        assertThat(account.take(300)).isTrue();
        assertThat(account.beginWork(200)).isTrue();
        account.end();
        assertThat(pools.taken()).isEqualTo(190);
        assertThat(account.beginWork(100)).isFalse();
        account.endWork(200);
        assertThat(pools.taken()).isZero();
    }

    @Test
    void nobodyTakesMoreThanThereIsNorGivesBackMoreThanWasTaken() {
        known.set(true);
        var first = account();
        var second = account();
        assertThat(first.take(900)).isTrue();
        assertThat(second.take(121)).isFalse();
        assertThat(second.take(120)).isTrue();
        first.release(5_000);
        second.release(5_000);
        assertThat(pools.taken()).isZero();
    }
}
