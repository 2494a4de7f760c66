package kz.kualik.authority.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidBinException;
import kz.kualik.pki.identity.InvalidIinException;
import tools.jackson.databind.JsonNode;

/** The fields of one object in a registry's answer. What is wrong is told by the field's name, never by its value. */
final class AnswerFields {

    /** Longer than any name or number. */
    private static final int LONGEST_TEXT = 1_000;

    private final String path;
    private final JsonNode fields;
    private final IdentifierRules rules;

    AnswerFields(String path, JsonNode fields, Set<String> allowed, IdentifierRules rules)
            throws RegistryUnavailableException {
        this.path = path;
        this.fields = fields;
        this.rules = rules;
        if (!fields.isObject()) {
            throw new RegistryUnavailableException("the registry's " + path + " is no object");
        }
        for (var name : fields.propertyNames()) {
            if (!allowed.contains(name)) {
                throw new RegistryUnavailableException("the registry's " + path + " holds an unknown field");
            }
        }
    }

    boolean flag(String name) throws RegistryUnavailableException {
        if (!fields.path(name).isBoolean()) {
            throw broken(name);
        }
        return fields.path(name).asBoolean();
    }

    String text(String name) throws RegistryUnavailableException {
        var value = fields.path(name);
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST_TEXT) {
            throw broken(name);
        }
        return value.asString();
    }

    Optional<String> optionalText(String name) throws RegistryUnavailableException {
        return fields.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    LocalDate date(String name) throws RegistryUnavailableException {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw broken(name);
        }
    }

    Optional<LocalDate> optionalDate(String name) throws RegistryUnavailableException {
        return fields.has(name) ? Optional.of(date(name)) : Optional.empty();
    }

    Iin iin(String name) throws RegistryUnavailableException {
        try {
            return Iin.parse(text(name), rules);
        } catch (InvalidIinException e) {
            throw broken(name);
        }
    }

    Bin bin(String name) throws RegistryUnavailableException {
        try {
            return Bin.parse(text(name), rules);
        } catch (InvalidBinException e) {
            throw broken(name);
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws RegistryUnavailableException {
        var word = text(name);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> broken(name));
    }

    AnswerFields inner(String name, Set<String> allowed) throws RegistryUnavailableException {
        return new AnswerFields(path + "." + name, fields.path(name), allowed, rules);
    }

    Optional<AnswerFields> optionalInner(String name, Set<String> allowed) throws RegistryUnavailableException {
        return fields.has(name) ? Optional.of(inner(name, allowed)) : Optional.empty();
    }

    private RegistryUnavailableException broken(String name) {
        return new RegistryUnavailableException("the registry's " + path + "." + name + " is not what it must be");
    }
}
