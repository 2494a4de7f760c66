package kz.kualik.authority.issuance;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.Opening;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.pki.certificate.CertificateSubject;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the registry says of a holder at the time of issue.
 *
 * @param person who
 * @param entity for whom, if for a legal entity
 * @param subject how the certificate calls them
 */
record HolderFacts(RegisteredPerson person, Optional<RegisteredEntity> entity, CertificateSubject subject) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the registry said, to be committed to with the plan and kept as long as personal data may be. */
    Opening opening(UUID applicationId, SecureRandom random) {
        var said = new LinkedHashMap<String, Object>();
        said.put("iin", person.iin().digits());
        said.put("surname", person.surname());
        said.put("givenName", person.givenName());
        person.patronymic().ifPresent(name -> said.put("patronymic", name));
        said.put("birthDate", person.birthDate().toString());
        entity.ifPresent(one -> said.put("entity", Map.of("bin", one.bin().digits(), "name", one.name())));
        return Opening.of(
                new AuditedObject("application", applicationId.toString()), JSON.writeValueAsString(said), random);
    }

    /** Nothing of a person belongs into a log. */
    @Override
    public String toString() {
        return "HolderFacts[hidden]";
    }
}
