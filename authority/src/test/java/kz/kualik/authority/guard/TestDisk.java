package kz.kualik.authority.guard;

import java.nio.file.Path;
import java.util.Map;
import kz.kualik.authority.DiskProperties;
import org.springframework.util.unit.DataSize;

/** A watch that has looked at the real disk once, for tests of other rooms. */
public final class TestDisk {

    private TestDisk() {}

    /** A megabyte is enough. */
    public static DiskWatch roomy() {
        return needing(DataSize.ofMegabytes(1));
    }

    /** So much must stay free that no disk has it. */
    public static DiskWatch nearlyFull() {
        return needing(DataSize.ofBytes(Long.MAX_VALUE));
    }

    private static DiskWatch needing(DataSize room) {
        var watch = new DiskWatch(
                Map.of(DiskWatch.DATA, Path.of(System.getProperty("java.io.tmpdir"))), new DiskProperties(room, room));
        watch.start();
        watch.destroy();
        return watch;
    }
}
