package kz.kualik.authority.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.DiskProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Looks every second how much room there is where the house writes. Nothing new is taken on before the database meets a full
 * disk, which it survives, but only by stopping.
 */
public final class DiskWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Map<String, Path> folders;
    private final DiskProperties properties;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("disk-watch").daemon().factory());

    /** What was seen in a folder: the usable octets, and what is wrong, in one sentence. */
    private record Look(long free, Optional<String> problem) {}

    /** @param folders by the name that figures give them; only want of room in {@code data} refuses anything */
    DiskWatch(Map<String, Path> folders, DiskProperties properties) {
        this.folders = Map.copyOf(folders);
        this.properties = properties;
    }

    /** Looks now and from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // every look reports its own failure
    void start() {
        look();
        executor.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * To be called before anything new is taken on.
     *
     * @throws DiskNearlyFullException if there is too little room
     */
    public void requireRoom() {
        if (refuses()) {
            throw new DiskNearlyFullException(
                    free(DATA), properties.refuseBelow().toBytes());
        }
    }

    /**
     * Whether so many octets find room in the data directory at all, be it in what is kept free for such work; always if nothing
     * is ever refused.
     */
    public boolean hasRoomFor(long octets) {
        return properties.refuseBelow().toBytes() == 0 || free(DATA) >= octets;
    }

    /**
     * To be called before something large is written.
     *
     * @throws DiskNearlyFullException if there is no {@linkplain #hasRoomFor room for it}
     */
    public void requireRoomFor(long octets) {
        if (!hasRoomFor(octets)) {
            throw new DiskNearlyFullException(free(DATA), octets);
        }
    }

    /** The folder whose want of room refuses. */
    static final String DATA = "data";

    boolean refuses() {
        return free(DATA) < properties.refuseBelow().toBytes();
    }

    /** The names of the folders. */
    List<String> names() {
        return folders.keySet().stream().sorted().toList();
    }

    /** Usable octets; very many before the first look. */
    long free(String name) {
        return Optional.ofNullable(looks.get(name)).map(Look::free).orElse(Long.MAX_VALUE);
    }

    /** What is wrong anywhere, in sentences. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var name : names()) {
            Optional.ofNullable(looks.get(name)).flatMap(Look::problem).ifPresent(problems::add);
        }
        return problems;
    }

    private void look() {
        folders.forEach((name, folder) -> {
            var now = lookAt(name, folder);
            var before = looks.put(name, now);
            var told = before == null ? Optional.empty() : before.problem().map(DiskWatch::kind);
            if (!told.equals(now.problem().map(DiskWatch::kind))) {
                now.problem().ifPresentOrElse(LOG::warn, () -> {
                    if (before != null) {
                        LOG.info("there is enough room in {} again", folder);
                    }
                });
            }
        });
    }

    /** The sentence without its figure, so that the same trouble is told once. */
    private static String kind(String sentence) {
        return sentence.replaceAll("[0-9]+ MB", "");
    }

    private Look lookAt(String name, Path folder) {
        try {
            var store = Files.getFileStore(existing(folder));
            var free = store.getUsableSpace();
            if (store.isReadOnly()) {
                return new Look(free, Optional.of(folder + " lies on a file system that is read-only"));
            }
            if (free < properties.warnBelow().toBytes()) {
                return new Look(
                        free, Optional.of(folder + " has " + (free >> 20) + " MB left" + consequence(name, free)));
            }
            return new Look(free, Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Look(
                    Long.MAX_VALUE, Optional.of("how much room " + folder + " has cannot be told: " + e.getMessage()));
        }
    }

    private String consequence(String name, long free) {
        return name.equals(DATA) && free < properties.refuseBelow().toBytes() ? "; nothing new is taken on" : "";
    }

    private static Path existing(Path folder) {
        var place = folder.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
