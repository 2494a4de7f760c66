package kz.kualik.authority.staff;

import java.time.Clock;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.SandboxPersons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of staff, filled at the first start of a sandbox before anybody can ask it. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    StaffRegister staffRegister(
            JdbcClient jdbc,
            Clock clock,
            Identities identities,
            TransactionTemplate transaction,
            ObjectProvider<SandboxPersons> sandbox) {
        sandbox.ifAvailable(persons -> new SandboxStaff(jdbc, identities, clock, transaction)
                .enrolOnce(persons.adults(SandboxStaff.people())));
        return new StaffTable(jdbc, clock);
    }
}
