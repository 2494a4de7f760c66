package kz.kualik.acceptance.demo;

import java.util.List;
import kz.kualik.acceptance.tool.ForeignTool.Outcome;

/**
 * A file that the demo leaves, and what was thought of it.
 *
 * @param file its name in the demo's folder
 * @param title what it is
 * @param expected the verdict that it deserves: {@code PASSED} or {@code FAILED}
 * @param ourCommand how our verifier is asked by hand
 * @param ourVerdict what our verifier said
 * @param ourReasons why
 * @param foreign what the foreign program did
 * @param foreignExpected whether the foreign program has to find the file right; it judges the signature, and not every
 *     program looks at revocation
 */
record Exhibit(
        String file,
        String title,
        String expected,
        List<String> ourCommand,
        String ourVerdict,
        List<String> ourReasons,
        Outcome foreign,
        boolean foreignExpected) {

    Exhibit {
        ourCommand = List.copyOf(ourCommand);
        ourReasons = List.copyOf(ourReasons);
    }

    boolean agreed() {
        return ourVerdict.equals(expected) && foreign.succeeded() == foreignExpected;
    }
}
