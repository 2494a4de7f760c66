package kz.kualik.authority.revocation.lists;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.authority.guard.DiskWatch;
import kz.kualik.authority.keys.IssuerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room for full lists, which are the largest things that the house writes by itself. A short list always finds
 * its room, so that revocations are told of to the last; a long one waits before the database meets a full disk, and its delta
 * list tells the news.
 */
final class ListRoom {

    private static final Logger LOG = LoggerFactory.getLogger(ListRoom.class);

    /** Each octet is written to the file, to the table and to the write-ahead log. */
    private static final int TIMES_WRITTEN = 3;

    private final DiskWatch disk;
    private final Set<IssuerId> waiting = ConcurrentHashMap.newKeySet();

    ListRoom(DiskWatch disk) {
        this.disk = disk;
    }

    /** Judges by the lists that are to be followed; says once that they wait. */
    boolean suffices(IssuerId issuer, Collection<StoredList> previous) {
        boolean room = disk.hasRoomFor(needed(previous));
        if (room) {
            waiting.remove(issuer);
        } else if (waiting.add(issuer)) {
            LOG.warn(
                    "the full revocation lists of {} wait until the disk has {} MB left",
                    issuer,
                    needed(previous) >> 20);
        }
        return room;
    }

    /** @throws kz.kualik.authority.guard.DiskNearlyFullException if there is too little room */
    void require(Collection<StoredList> previous) {
        disk.requireRoomFor(needed(previous));
    }

    private static long needed(Collection<StoredList> previous) {
        return previous.stream().mapToLong(StoredList::size).sum() * TIMES_WRITTEN;
    }
}
