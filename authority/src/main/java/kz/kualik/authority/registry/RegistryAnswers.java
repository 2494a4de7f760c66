package kz.kualik.authority.registry;

import java.util.Optional;
import java.util.Set;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answers of a registry strictly: every field that must be there is, no other field is, and the answer is about
 * whom was asked. Anything else is no answer.
 */
final class RegistryAnswers {

    private final IdentifierRules rules;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param rules whether numbers of the sandbox may occur */
    RegistryAnswers(IdentifierRules rules) {
        this.rules = rules;
    }

    Optional<RegisteredPerson> person(byte[] answer, Iin asked) throws RegistryUnavailableException {
        var found = found(answer, "person");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var person = person(found.get());
        if (!person.iin().equals(asked)) {
            throw new RegistryUnavailableException("the registry answered about another person");
        }
        return Optional.of(person);
    }

    Optional<RegisteredEntity> entity(byte[] answer, Bin asked) throws RegistryUnavailableException {
        var found = found(answer, "entity");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var entity = entity(found.get());
        if (!entity.bin().equals(asked)) {
            throw new RegistryUnavailableException("the registry answered about another entity");
        }
        return Optional.of(entity);
    }

    void requireReady(byte[] answer) throws RegistryUnavailableException {
        var fields = new AnswerFields("answer", parse(answer), Set.of("ready"), rules);
        if (!fields.flag("ready")) {
            throw new RegistryUnavailableException("the registry says that it is not ready");
        }
    }

    private Optional<AnswerFields> found(byte[] answer, String what) throws RegistryUnavailableException {
        var root = parse(answer);
        var fields = new AnswerFields("answer", root, Set.of("found", what), rules);
        if (fields.flag("found") != root.has(what)) {
            throw new RegistryUnavailableException("the registry's answer says both that it found and that it did not");
        }
        return fields.flag("found") ? Optional.of(fields.inner(what, allowed(what))) : Optional.empty();
    }

    private static Set<String> allowed(String what) {
        return what.equals("person")
                ? Set.of("iin", "surname", "givenName", "patronymic", "birthDate", "residency", "document", "diedOn")
                : Set.of("bin", "name", "state", "headIin", "actingHead");
    }

    private JsonNode parse(byte[] answer) throws RegistryUnavailableException {
        try {
            return json.readTree(answer);
        } catch (JacksonException e) {
            // Its message may hold what stood in the answer, which is personal data.
            throw new RegistryUnavailableException("the registry's answer is no JSON");
        }
    }

    private static RegisteredPerson person(AnswerFields fields) throws RegistryUnavailableException {
        var document = fields.inner("document", Set.of("number", "validUntil"));
        return new RegisteredPerson(
                fields.iin("iin"),
                fields.text("surname"),
                fields.text("givenName"),
                fields.optionalText("patronymic"),
                fields.date("birthDate"),
                fields.constant("residency", Residency.class),
                new IdentityDocument(document.text("number"), document.date("validUntil")),
                fields.optionalDate("diedOn"));
    }

    private static RegisteredEntity entity(AnswerFields fields) throws RegistryUnavailableException {
        var acting = fields.optionalInner("actingHead", Set.of("iin", "lastDay"));
        var actingHead = acting.isPresent()
                ? Optional.of(
                        new ActingHead(acting.get().iin("iin"), acting.get().date("lastDay")))
                : Optional.<ActingHead>empty();
        return new RegisteredEntity(
                fields.bin("bin"),
                fields.text("name"),
                fields.constant("state", EntityState.class),
                fields.iin("headIin"),
                actingHead);
    }
}
