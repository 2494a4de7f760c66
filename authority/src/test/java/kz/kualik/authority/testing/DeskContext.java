package kz.kualik.authority.testing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.ApiProperties;
import kz.kualik.authority.ApplicationProperties;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.RegistryProperties;
import kz.kualik.authority.RulesProperties;
import kz.kualik.authority.audit.CheckpointSealer;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.IssuedCertificate;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.revocation.SignedMessages;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.staff.StaffCertificateStatus;
import kz.kualik.authority.staff.StaffCertificates;
import kz.kualik.authority.staff.StaffPost;
import kz.kualik.authority.staff.UnfitRequestException;
import kz.kualik.crypto.CryptoEngine;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.RollbackOn;

/** The rooms between the citizen and the approval, without keys and issuance, on a real database. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({
    KualikProperties.class,
    ApiProperties.class,
    ApplicationProperties.class,
    RegistryProperties.class,
    RulesProperties.class
})
@EnableTransactionManagement(rollbackOn = RollbackOn.ALL_EXCEPTIONS)
@ComponentScan({
    "kz.kualik.authority.postgres",
    "kz.kualik.authority.time",
    "kz.kualik.authority.problem",
    "kz.kualik.authority.node",
    "kz.kualik.authority.guard",
    "kz.kualik.authority.audit",
    "kz.kualik.authority.rules",
    "kz.kualik.authority.registry",
    "kz.kualik.authority.staff",
    "kz.kualik.authority.applications",
    "kz.kualik.authority.identification"
})
public class DeskContext {

    /** The registry whose word a test can change. */
    @Bean
    @Primary
    AdjustableRegistry adjustableRegistry(@Qualifier("sandboxRegistry") Registry sandbox) {
        return new AdjustableRegistry(sandbox);
    }

    @Bean
    @Primary
    AdjustableRules adjustableRules(@Qualifier("legalRules") LegalRules house) {
        return new AdjustableRules(house);
    }

    @Bean
    @Primary
    TestClock testClock(@Qualifier("clock") Clock house) {
        return new TestClock(house);
    }

    @Bean
    CryptoEngine cryptoEngine() {
        return CryptoEngine.detect();
    }

    /** Nothing is issued to staff in these tests. */
    @Bean
    StaffCertificates staffCertificates() {
        return new StaffCertificates() {
            @Override
            public void requireFit(byte[] request) throws UnfitRequestException {
                throw new UnfitRequestException();
            }

            @Override
            public byte[] issue(StaffPost post, byte[] request) throws UnfitRequestException {
                throw new UnfitRequestException();
            }
        };
    }

    /** Nothing is revoked in these tests. */
    @Bean
    StaffCertificateStatus nothingRevoked() {
        return certificate -> false;
    }

    @Bean
    SignedMessages signedMessages(CryptoEngine engine) {
        return new SignedMessages(engine);
    }

    @Bean
    KnownHolders knownHolders() {
        return new KnownHolders();
    }

    /** There are no keys in these tests. */
    @Bean
    CheckpointSealer noSeals() {
        return statement -> {
            throw new IllegalStateException("there are no keys here");
        };
    }

    /** Nothing is issued in these tests. */
    @Bean
    IssuedCertificates noCertificates() {
        return new IssuedCertificates() {
            @Override
            public Optional<IssuedCertificate> find(CertificateId id) {
                return Optional.empty();
            }

            @Override
            public List<IssuedCertificate> releasedFor(UUID applicationId) {
                return List.of();
            }
        };
    }
}
