package kz.kualik.authority.web;

import kz.kualik.crypto.CryptoEngine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which cryptographic providers are in use, under the name {@code providers}; a slow fallback is no failure. */
@Component("providers")
class ProvidersHealth implements HealthIndicator {

    private final CryptoEngine engine;

    ProvidersHealth(CryptoEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var report = engine.providerReport();
        var health = Health.up()
                .withDetail("gost", report.gost())
                .withDetail("rsa", report.rsa())
                .withDetail("ecdsa", report.ecdsa());
        report.fallbackReason().ifPresent(reason -> health.withDetail("fallback", reason));
        return health.build();
    }
}
