package kz.kualik.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import kz.kualik.authority.issuance.ApprovedApplication;
import kz.kualik.authority.issuance.ApprovedApplications;
import kz.kualik.authority.issuance.Issuance;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.postgres.EmbeddedPostgres;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPersons;
import kz.kualik.authority.revocation.IssuingCentres;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.profile.CertificateProfiles;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The rooms of an authority from registry to responder with their own embedded database, without the desk and without HTTP:
 * approved applications are put in by hand.
 */
final class BenchAuthority implements AutoCloseable {

    private static final int PEOPLE = 500;
    private static final int CONNECTIONS = 20;

    private final ConfigurableApplicationContext context;
    private final Approved approved;
    private final Issuance issuance;
    private final CertificateProfiles profiles;
    private final BenchRequests requests = new BenchRequests();
    private final List<RegisteredPerson> people;

    private BenchAuthority(ConfigurableApplicationContext context) {
        this.context = context;
        this.approved = context.getBean(Approved.class);
        this.issuance = context.getBean(Issuance.class);
        this.profiles = context.getBean(CertificateProfiles.class);
        this.people = context.getBean(SandboxPersons.class).adults(PEOPLE);
    }

    /** Starts one in the folder, with a hierarchy of its own. */
    static BenchAuthority start(Path folder) {
        return new BenchAuthority(new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--kualik.data-directory=" + folder,
                        "--kualik.responder.port=0",
                        "--kualik.database.connections=" + CONNECTIONS,
                        "--logging.level.root=error",
                        "--logging.level.kz.kualik=error"));
    }

    AuthorityKeys keys() {
        return context.getBean(AuthorityKeys.class);
    }

    ListPublisher listPublisher() {
        return context.getBean(ListPublisher.class);
    }

    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    EmbeddedPostgres database() {
        return context.getBean(EmbeddedPostgres.class);
    }

    int certificatesPerApplication(KeyAlgorithm algorithm) {
        return profiles.forHolder(SubjectType.INDIVIDUAL, algorithm).size();
    }

    /** Approved applications with new keys, ready to be issued. */
    List<UUID> prepare(KeyAlgorithm algorithm, int number) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < number; i++) {
            var id = UUID.randomUUID();
            approved.put(new ApprovedApplication(
                    id,
                    SubjectType.INDIVIDUAL,
                    people.get(i % people.size()).iin(),
                    Optional.empty(),
                    Optional.empty(),
                    KeyStorage.PKCS12_FILE,
                    IdentificationMethod.VISIT,
                    requests.make(algorithm, certificatesPerApplication(algorithm))));
            ids.add(id);
        }
        return ids;
    }

    /** Issues them with so many clients at once; gives the time from the first to the last in nanoseconds. */
    long issue(List<UUID> applications, int clients) {
        long start = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(clients)) {
            var waiting = new ArrayList<Future<?>>();
            for (var application : applications) {
                waiting.add(executor.submit(() -> issuance.issue(application)));
            }
            for (var one : waiting) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new FailedIssuanceException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedIssuanceException(e);
        }
        long took = System.nanoTime() - start;
        requireIssued(applications);
        return took;
    }

    /**
     * Issues them at a fixed rate, each when it is due, whether or not those before are done.
     *
     * @param rate applications a second
     */
    Waits issueAtRate(List<UUID> applications, double rate) {
        var waits = new long[applications.size()];
        long start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<?>>();
            for (int i = 0; i < applications.size(); i++) {
                long due = start + (long) (i * 1e9 / rate);
                int index = i;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                waiting.add(executor.submit(() -> {
                    issuance.issue(applications.get(index));
                    waits[index] = System.nanoTime() - due;
                }));
            }
            for (var one : waiting) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new FailedIssuanceException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedIssuanceException(e);
        }
        requireIssued(applications);
        return new Waits(waits);
    }

    private void requireIssued(List<UUID> applications) {
        var store = context.getBean(IssuedCertificates.class);
        long unissued = applications.stream()
                .filter(application -> store.releasedFor(application).isEmpty())
                .count();
        if (unissued > 0) {
            throw new FailedIssuanceException(applications.size() - unissued, applications.size());
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Applications that stand approved because this measurement says so. */
    static final class Approved implements ApprovedApplications {

        private final Map<UUID, ApprovedApplication> applications = new ConcurrentHashMap<>();

        void put(ApprovedApplication application) {
            applications.put(application.id(), application);
        }

        @Override
        public Optional<ApprovedApplication> find(UUID applicationId) {
            return Optional.ofNullable(applications.get(applicationId));
        }
    }

    /** The rooms that take part. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("kz.kualik.authority")
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
        "kz.kualik.authority.keys",
        "kz.kualik.authority.issuance",
        "kz.kualik.authority.revocation"
    })
    static class House {

        /** The desk does not take part, so nothing belongs to a centre. */
        @Bean
        IssuingCentres noCentres() {
            return applicationId -> Optional.empty();
        }

        @Bean
        Approved approvedApplications() {
            return new Approved();
        }
    }
}
