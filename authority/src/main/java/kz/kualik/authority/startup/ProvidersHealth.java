package kz.kualik.authority.startup;

import kz.kualik.crypto.CryptoEngine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Which provider does which algorithm; without the accelerated one all works, only slower. */
@Component("algorithmProviders")
class ProvidersHealth implements HealthIndicator {

    private final CryptoEngine engine;

    ProvidersHealth(CryptoEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var report = engine.providerReport();
        var health = Health.up()
                .withDetail("rsa", report.rsa())
                .withDetail("ecdsa", report.ecdsa())
                .withDetail("gost", report.gost());
        report.fallbackReason().ifPresent(reason -> health.withDetail("notAccelerated", reason));
        return health.build();
    }
}
