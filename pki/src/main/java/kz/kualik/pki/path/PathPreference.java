package kz.kualik.pki.path;

import java.util.Comparator;

/** Which of several imperfect paths to show: the right one, then one to an anchor, then an open one, then the longest. */
final class PathPreference {

    static final Comparator<PathFacts> BEST_FIRST = Comparator.comparing((PathFacts path) -> !path.isTrusted())
            .thenComparing(path -> path.anchor().isEmpty())
            .thenComparing(PathFacts::isWrong)
            .thenComparingInt(path -> -path.chain().size());

    private PathPreference() {}
}
