package kz.kualik.signer.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.site.Origin;

/** The sites that are named on the command line. */
final class NamedSites {

    /** What stands for {@code --legacy} without an origin. */
    static final String ALL_NAMED = "*";

    private NamedSites() {}

    static SitePolicy.Named of(List<String> origins, List<String> legacy) throws SignerStartException {
        var allowed = origins("--allow-origin", origins);
        var old = new HashSet<Origin>(origins(
                "--legacy",
                legacy.stream().filter(text -> !text.equals(ALL_NAMED)).toList()));
        var all = legacy.contains(ALL_NAMED);
        if (all) {
            old.addAll(allowed);
        }
        return new SitePolicy.Named(allowed, old, all);
    }

    private static Set<Origin> origins(String option, List<String> texts) throws SignerStartException {
        var origins = new HashSet<Origin>();
        for (var text : texts) {
            origins.add(Origin.parse(text).orElseThrow(() -> SignerStartException.origin(option, text)));
        }
        return origins;
    }
}
