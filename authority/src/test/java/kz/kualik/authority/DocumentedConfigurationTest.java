package kz.kualik.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class DocumentedConfigurationTest {

    private static final Path FILE = Path.of(System.getProperty("kualik.root", ".."), "docs", "kualik.yaml");

    @Test
    void everyKeyIsDocumentedAndEveryDocumentedKeyExists() throws IOException {
        var existing = new TreeSet<>(keysOf("kualik", KualikProperties.class));
        existing.addAll(keysOf("kualik.responder", ResponderProperties.class));
        existing.addAll(keysOf("kualik.api", ApiProperties.class));
        existing.addAll(keysOf("kualik.revocation", RevocationProperties.class));
        existing.addAll(keysOf("kualik.registry", RegistryProperties.class));
        existing.addAll(keysOf("kualik.applications", ApplicationProperties.class));
        existing.addAll(keysOf("kualik.rules", RulesProperties.class));
        existing.addAll(keysOf("kualik.revocation-lists", RevocationListProperties.class));
        existing.addAll(keysOf("kualik.audit", AuditProperties.class));
        existing.addAll(keysOf("kualik.clock", ClockProperties.class));
        existing.addAll(keysOf("kualik.disk", DiskProperties.class));
        existing.addAll(keysOf("kualik.ocsp", OcspProperties.class));
        existing.addAll(keysOf("kualik.time-stamp", TimeStampProperties.class));
        assertThat(new TreeSet<>(Set.of(document(withKeysThatHaveNoDefault()).getPropertyNames())))
                .isEqualTo(existing);
    }

    @Test
    void theDocumentedValuesAreTheDefaults() throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(document(Files.readString(FILE)));
        var documented = Binder.get(environment);
        var defaults = new Binder(new MapConfigurationPropertySource(Map.of()));
        assertThat(documented.bindOrCreate("kualik", KualikProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik", KualikProperties.class));
        assertThat(documented.bindOrCreate("kualik.responder", ResponderProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.responder", ResponderProperties.class));
        assertThat(documented.bindOrCreate("kualik.revocation", RevocationProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.revocation", RevocationProperties.class));
        assertThat(documented.bindOrCreate("kualik.audit", AuditProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.audit", AuditProperties.class));
        assertThat(documented.bindOrCreate("kualik.api", ApiProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.api", ApiProperties.class));
        assertThat(documented.bindOrCreate("kualik.registry", RegistryProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.registry", RegistryProperties.class));
        assertThat(documented.bindOrCreate("kualik.applications", ApplicationProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.applications", ApplicationProperties.class));
        assertThat(documented.bindOrCreate("kualik.revocation-lists", RevocationListProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.revocation-lists", RevocationListProperties.class))
                .isEqualTo(RevocationListProperties.standard());
        assertThat(documented.bindOrCreate("kualik.clock", ClockProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.clock", ClockProperties.class));
        assertThat(documented.bindOrCreate("kualik.disk", DiskProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.disk", DiskProperties.class));
        assertThat(documented.bindOrCreate("kualik.ocsp", OcspProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.ocsp", OcspProperties.class));
        assertThat(documented.bindOrCreate("kualik.time-stamp", TimeStampProperties.class))
                .isEqualTo(defaults.bindOrCreate("kualik.time-stamp", TimeStampProperties.class));
    }

    @Test
    void aValueThatCannotBeUsedIsRefusedWithItsKeyAndAGoodOne() {
        assertThatThrownBy(() -> new KualikProperties.Http("127.0.0.1", 70_000, 12_000, 200, Duration.ofSeconds(30)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("kualik.http.port")
                .hasMessageContaining("70000")
                .hasMessageContaining("8443");
    }

    private static String withKeysThatHaveNoDefault() throws IOException {
        return Files.readString(FILE).replaceAll("(?m)^( *)#([a-z-]+: )", "$1$2");
    }

    private static EnumerablePropertySource<?> document(String yaml) throws IOException {
        var resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
        return (EnumerablePropertySource<?>)
                new YamlPropertySourceLoader().load("documented", resource).getFirst();
    }

    private static Set<String> keysOf(String prefix, Class<?> type) {
        var keys = new TreeSet<String>();
        Stream.of(type.getRecordComponents()).forEach(component -> {
            var key = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                keys.addAll(keysOf(key, component.getType()));
            } else {
                keys.add(key);
            }
        });
        return keys;
    }

    private static String dashed(String name) {
        var key = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return ConfigurationPropertyName.of(key).toString();
    }
}
