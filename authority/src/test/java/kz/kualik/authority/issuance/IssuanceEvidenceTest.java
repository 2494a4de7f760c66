package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditedAct;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.keys.IssuerId;
import org.junit.jupiter.api.Test;

class IssuanceEvidenceTest {

    private final IssuanceFixture house = new IssuanceFixture();
    private final IssuanceEvidence evidence = new IssuanceEvidence(house.jdbc, TestAuditLog.trail(house.source()));

    @Test
    void aCertificateTellsWhoApprovedItOnWhichAnswerAndWhatWasThenSigned() {
        var application = house.approved(1);
        var audit = TestAuditLog.on(house.source(), IssuanceFixture.CLOCK);
        house.plainTransactions.executeWithoutResult(transaction -> audit.record(AuditEvent.of(
                new Actor.Operator("op-7"),
                AuditAction.APPLICATION_APPROVED,
                new AuditedObject("application", application.toString()),
                Map.of())));

        house.service.issue(application);

        var id = house.certificates.storedFor(application).getFirst();
        var found = evidence.find(id).orElseThrow();
        assertThat(found.state()).isEqualTo("CERTIFIED");
        assertThat(found.approvedBy()).contains("operator/op-7");
        assertThat(found.approvedAt()).contains(IssuanceFixture.CLOCK.instant());
        assertThat(found.acts())
                .extracting(AuditedAct::action)
                .containsExactly("APPLICATION_APPROVED", "CERTIFICATE_ISSUED");
        var commitment = HexFormat.of().parseHex(found.registryCommitment().orElseThrow());
        assertThat(TestAuditLog.commitments(house.source()).open(commitment))
                .hasValueSatisfying(opening -> assertThat(opening.content()).contains("880229350430"));
    }

    @Test
    void thePlanAndWhatItRestsOnStandBeforeTheSignature() {
        var application = house.approved(1);
        house.planner.afterSigning(certificate -> {
            throw new SimulatedCrash("before the certificate is stored");
        });
        try {
            house.service.issue(application);
        } catch (SimulatedCrash expected) {
            assertThat(expected).hasMessageContaining("killed");
        }

        assertThat(house.jdbc
                        .sql("select count(*) from issuance_intent where state = 'OPEN' and tbs_hash is not null"
                                + " and registry_commitment in (select commitment from commitment_opening)")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aSerialNumberThatWasNeverPlannedHasNoEvidence() {
        var application = house.approved(1);
        house.service.issue(application);
        var id = house.certificates.storedFor(application).getFirst();

        assertThat(evidence.find(new CertificateId(new IssuerId("gost"), id.serial())))
                .isEqualTo(Optional.empty());
    }
}
