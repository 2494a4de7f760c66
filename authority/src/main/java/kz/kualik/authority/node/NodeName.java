package kz.kualik.authority.node;

import java.util.regex.Pattern;

/**
 * The name of this process among the nodes of the authority: its chain in the audit log bears it, and so do the plans of
 * issuance. Small letters, digits and hyphens; from the second history under one name on with a dot and a number, for example
 * {@code node-7kq2mf.2}.
 *
 * @param value the name
 */
public record NodeName(String value) {

    private static final Pattern BASE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern FORM = Pattern.compile(BASE.pattern() + "([.][0-9]{1,6})?");

    public NodeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no name of a node");
        }
    }

    /** Whether an operator may give a node this name. */
    public static boolean isWellFormed(String name) {
        return BASE.matcher(name).matches();
    }

    /** The name of the number-th history under the base name, counted from 1. */
    static NodeName of(String base, int number) {
        return new NodeName(number == 1 ? base : base + "." + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
