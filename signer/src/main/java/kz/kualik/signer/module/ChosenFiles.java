package kz.kualik.signer.module;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kz.kualik.signer.site.Caller;

/** Which files a person has chosen for which caller since the program started; the oldest are forgotten. */
final class ChosenFiles {

    private static final int MOST_CALLERS = 100;
    private static final int MOST_FILES = 100;

    private final Map<Caller, Set<Path>> files = new LinkedHashMap<>();

    synchronized void remember(Caller caller, Path file) {
        var ofCaller = files.computeIfAbsent(caller, unknown -> new LinkedHashSet<>());
        ofCaller.add(file.toAbsolutePath().normalize());
        if (ofCaller.size() > MOST_FILES) {
            ofCaller.remove(ofCaller.iterator().next());
        }
        if (files.size() > MOST_CALLERS) {
            files.remove(files.keySet().iterator().next());
        }
    }

    synchronized boolean isChosen(Caller caller, Path file) {
        return files.getOrDefault(caller, Set.of())
                .contains(file.toAbsolutePath().normalize());
    }
}
