package kz.kualik.authority.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {

    private static final long MUCH = 16L << 30;

    @Test
    void whoHasEnoughGetsWhatIsWanted() {
        assertThat(ConnectionBudget.of(12_000, 12_000, 65_536, MUCH)).isEqualTo(new ConnectionBudget(12_000, 12_000));
    }

    @Test
    void tooFewFileDescriptorsAreSharedAndSomeAreLeftForTheRest() {
        var budget = ConnectionBudget.of(12_000, 12_000, 20_000, MUCH);
        assertThat(budget).isEqualTo(new ConnectionBudget(9_500, 9_500));
        assertThat(ConnectionBudget.of(12_000, 12_000, 1_024, MUCH)).isEqualTo(new ConnectionBudget(100, 100));
    }

    @Test
    void littleMemoryBoundsTheConnectionsThatCostMuch() {
        var budget = ConnectionBudget.of(12_000, 12_000, 65_536, 512L << 20);
        assertThat(budget.https()).isBetween(1_500, 2_000);
        assertThat(budget.responder()).isEqualTo(12_000);
    }
}
