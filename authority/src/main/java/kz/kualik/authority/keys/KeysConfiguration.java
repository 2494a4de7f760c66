package kz.kualik.authority.keys;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.ResponderProperties;
import kz.kualik.authority.audit.CheckpointSealer;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.web.ServerCredentials;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the keys once at start and hands them to the rooms that sign. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(KeysConfiguration.class);

    private static final int LONGEST_PASSPHRASE = 1_024;

    @Bean
    CryptoEngine cryptoEngine() {
        KualikProvider.register();
        var engine = CryptoEngine.detect();
        LOG.info("algorithm providers: {}", engine.providerReport().describe());
        return engine;
    }

    @Bean
    CertificateProfiles certificateProfiles() {
        return CertificateProfiles.builtIn();
    }

    @Bean
    ResponderEndpoint responderEndpoint(ResponderProperties properties) {
        return ResponderEndpoint.of(properties);
    }

    @Bean
    AuthorityKeys authorityKeys(
            KualikProperties properties,
            ResponderEndpoint responder,
            CryptoEngine engine,
            CertificateProfiles profiles,
            KeyRegister register,
            StaffRegister staff,
            TransactionOperations transactions,
            Clock clock) {
        var files = new KeyFiles(properties.dataDirectory().resolve("keys"));
        var hierarchy = new KeyRoom(files, engine, profiles, responder.addresses(), clock).open(register.isEmpty());
        register.takeIntoUse(hierarchy);
        if (properties.sandbox()) {
            new OperatorBinding(staff, transactions).bind(jca(hierarchy.operatorCertificates()));
        }
        var keys = new AuthorityKeys(hierarchy, responder.addresses(), engine);
        return keys.with(new AuditKey(engine, profiles, files).openOrMake(auditIssuer(keys), clock.instant()));
    }

    /** Out of the passphrase of the services' keys: every house has one since its beginning, and all nodes the same. */
    @Bean
    HouseSecret houseSecret(KualikProperties properties, AuthorityKeys keys) {
        LOG.debug("the keys are open: {} issuers", keys.issuers().size());
        var file = new KeyFiles(properties.dataDirectory().resolve("keys")).servicePassphrase();
        PrivateFiles.requirePrivate(file);
        return new HouseSecret(new String(PrivateFiles.read(file, LONGEST_PASSPHRASE), StandardCharsets.US_ASCII)
                .strip()
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Bean
    CheckpointSealer checkpointSealer(
            AuthorityKeys keys, CryptoEngine engine, CertificateProfiles profiles, Clock clock) {
        var issuer = auditIssuer(keys).id();
        var number = keys.issuers().stream().map(IssuingAuthority::id).toList().indexOf(issuer) + 1;
        var policy = profiles.get(ProfileName.TSA).policy().branch(Integer.toString(number));
        return new AuditSealer(keys.auditLog(), keys.timeStampingAuthority(issuer), policy, engine, clock);
    }

    private static IssuingAuthority auditIssuer(AuthorityKeys keys) {
        return keys.issuerFor(AuditKey.ALGORITHM.family()).orElseThrow();
    }

    @Bean
    ServerCredentials serverCredentials(AuthorityKeys keys) {
        var tls = keys.tlsServer();
        var chain = new ArrayList<Certificate>();
        chain.add(tls.certificate());
        chain.addAll(tls.chain());
        return new ServerCredentials(tls.key(), jca(chain), jca(keys.clientAuthorities()));
    }

    private static List<X509Certificate> jca(List<Certificate> certificates) {
        var converted = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var certificate : certificates) {
                converted.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.encoded())));
            }
        } catch (GeneralSecurityException e) {
            throw new CeremonyFailedException("the HTTPS server's credentials", e);
        }
        return converted;
    }
}
