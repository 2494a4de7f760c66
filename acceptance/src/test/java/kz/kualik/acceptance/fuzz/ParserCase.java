package kz.kualik.acceptance.fuzz;

import java.util.List;
import java.util.Set;

/**
 * One parser under test.
 *
 * @param name for the report
 * @param seeds sound input
 * @param parser what reads it
 * @param declared the exceptions by which it may refuse; no others
 */
record ParserCase(String name, List<byte[]> seeds, Parser parser, Set<Class<? extends Exception>> declared) {

    ParserCase {
        seeds = List.copyOf(seeds);
        declared = Set.copyOf(declared);
    }

    /** Reads octets and asks for everything that was read in them. */
    @FunctionalInterface
    interface Parser {
        void parse(byte[] octets) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
