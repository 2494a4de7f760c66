package kz.kualik.authority.issuance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditTrail;
import kz.kualik.authority.audit.Commitments;
import org.springframework.stereotype.Component;

/**
 * Stores the plans of many applications in the caller's transaction, by one statement for each table. A plan that meets another
 * one is left out, and costs the others nothing.
 */
@Component
final class PlanOpening {

    private final IssuanceTable issuances;
    private final IntentTable intents;
    private final Holders holders;
    private final AuditTrail trail;
    private final Commitments commitments;
    private final Clock clock;

    PlanOpening(
            IssuanceTable issuances,
            IntentTable intents,
            Holders holders,
            AuditTrail trail,
            Commitments commitments,
            Clock clock) {
        this.issuances = issuances;
        this.intents = intents;
        this.holders = holders;
        this.trail = trail;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** What became of each plan, in the same order. */
    List<OpeningOutcome> open(List<CertificatePlan> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        var ids = holders.of(batch.stream().map(CertificatePlan::holder).toList());
        var ready = new ArrayList<CertificatePlan>();
        for (var number = 0; number < batch.size(); number++) {
            if (ids.get(number).isPresent()) {
                ready.add(batch.get(number));
            }
        }
        var opened = insert(withoutRivals(ready));
        var outcomes = new ArrayList<OpeningOutcome>();
        for (var number = 0; number < batch.size(); number++) {
            var isOpen = opened.contains(batch.get(number));
            outcomes.add(ids.get(number)
                    .<OpeningOutcome>map(id -> isOpen ? new OpeningOutcome.Opened(id) : new OpeningOutcome.Rivalled())
                    .orElseGet(OpeningOutcome.HolderUnknown::new));
        }
        return outcomes;
    }

    /** Of several in this batch that want the same, the first one; the table judges all others. */
    private static List<CertificatePlan> withoutRivals(List<CertificatePlan> batch) {
        var applications = new HashSet<UUID>();
        var keys = new HashSet<Sha256>();
        var first = new ArrayList<CertificatePlan>();
        for (var plan : batch) {
            var wanted = plan.intents().stream().map(Intent::keyHash).toList();
            if (Collections.disjoint(keys, wanted)
                    && applications.add(plan.application().id())) {
                keys.addAll(wanted);
                first.add(plan);
            }
        }
        return first;
    }

    private Set<CertificatePlan> insert(List<CertificatePlan> plans) {
        var now = clock.instant();
        var begun = issuances.begin(
                plans.stream().map(plan -> plan.application().id()).toList(), now);
        var free = plans.stream()
                .filter(plan -> begun.contains(plan.application().id()))
                .toList();
        if (free.isEmpty()) {
            return Set.of();
        }
        var inserted = intents.open(
                free.stream().flatMap(plan -> plan.intents().stream()).toList(), evidence(free));
        var opened =
                free.stream().filter(plan -> inserted.containsAll(plan.ids())).toList();
        opened.forEach(plan -> inserted.removeAll(plan.ids()));
        if (!inserted.isEmpty()) {
            intents.takeBack(inserted);
        }
        if (!opened.isEmpty()) {
            commitments.keep(
                    opened.stream().map(CertificatePlan::registryAnswer).toList(), now);
        }
        // By identity: two plans for one application may be here, and one of them stands.
        Set<CertificatePlan> standing = Collections.newSetFromMap(new IdentityHashMap<>());
        standing.addAll(opened);
        return standing;
    }

    /** What each plan rests on: the recorded approval, and what the registry said. */
    private Map<UUID, IntentTable.Evidence> evidence(Collection<CertificatePlan> plans) {
        var approvals = trail.last(
                AuditAction.APPLICATION_APPROVED,
                "application",
                plans.stream().map(plan -> plan.application().id().toString()).toList());
        var evidence = new HashMap<UUID, IntentTable.Evidence>();
        for (var plan : plans) {
            var id = plan.application().id();
            evidence.put(
                    id,
                    new IntentTable.Evidence(
                            Optional.ofNullable(approvals.get(id.toString())),
                            plan.registryAnswer().commitment()));
        }
        return evidence;
    }
}
