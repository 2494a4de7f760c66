package kz.kualik.authority.revocation;

import kz.kualik.authority.revocation.lists.ListPublisher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Raises the alarm while there is still time: a list whose successor should have been made long ago is named before it ends,
 * because whoever relies on it sees nothing wrong until then.
 */
@Component("revocationLists")
final class RevocationListHealth implements HealthIndicator {

    private final ListPublisher lists;

    RevocationListHealth(ListPublisher lists) {
        this.lists = lists;
    }

    @Override
    public Health health() {
        var late = lists.late();
        if (late.isEmpty()) {
            return Health.up().withDetail("lists", lists.all().size()).build();
        }
        var health = Health.down();
        for (var name : late) {
            health.withDetail(
                    name,
                    lists.newest(name)
                            .map(list ->
                                    "no successor of number " + list.number() + ", which ends at " + list.nextUpdate())
                            .orElse("there is no list"));
        }
        return health.build();
    }
}
