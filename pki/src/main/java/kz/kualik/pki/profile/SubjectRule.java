package kz.kualik.pki.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.name.NameAttribute;

/** Which attributes the subject's name is made of, in order. */
public record SubjectRule(List<Attribute> attributes) {

    /**
     * One attribute and its place.
     *
     * @param name which attribute
     * @param required whether every subject has it
     */
    public record Attribute(NameAttribute name, boolean required) {}

    public SubjectRule {
        attributes = List.copyOf(attributes);
    }

    /** What is wrong with this order of attributes, if anything. */
    public Optional<String> defect(List<NameAttribute> found) {
        var rest = new ArrayList<>(found);
        for (var attribute : attributes) {
            if (!rest.isEmpty() && rest.getFirst() == attribute.name()) {
                rest.removeFirst();
            } else if (attribute.required()) {
                return Optional.of("the attribute " + attribute.name().label() + " is missing or out of order");
            }
        }
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of("the attribute " + rest.getFirst().label() + " has no place there");
    }
}
