package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A backup cannot be made or restored; the message is for the person at the screen and says what to do. */
public final class BackupException extends Exception {

    private static final long serialVersionUID = 1L;

    private BackupException(String message) {
        super(message);
    }

    private BackupException(String message, Throwable cause) {
        super(message, cause);
    }

    static BackupException notEmpty(Path target) {
        return new BackupException(target + " holds files already; name a folder that is empty or not there");
    }

    static BackupException inside(Path target, Path data) {
        return new BackupException(
                target + " lies inside the data directory " + data + "; a copy belongs on another disk");
    }

    static BackupException unfinished(Path remains) {
        return new BackupException(
                remains + " is there and was not left by an interrupted copy; remove that folder if nobody needs it");
    }

    static BackupException underWay(Path unfinished) {
        return new BackupException("another copy is being made at this moment in " + unfinished);
    }

    static BackupException notRemoved(Path place, IOException cause) {
        return new BackupException(
                place + " cannot be removed" + reason(cause) + "; it is not a whole copy, remove it by hand", cause);
    }

    static BackupException noRoom(Path place, long needed, long free) {
        return new BackupException("the disk of " + place + " has " + megabytes(free) + " MB free, and "
                + megabytes(needed) + " MB are needed; nothing was written");
    }

    static BackupException notWritten(Path file, IOException cause) {
        var reason = String.valueOf(cause.getMessage());
        if (reason.contains("No space left")) {
            return new BackupException("the disk is full (writing " + file + "); nothing was kept", cause);
        }
        return new BackupException(file + " cannot be written" + reason(cause) + "; nothing was kept", cause);
    }

    static BackupException notRead(Path file, IOException cause) {
        return new BackupException(file + " cannot be read" + reason(cause), cause);
    }

    static BackupException noDataDirectory(Path data) {
        return new BackupException(data + " is no data directory of an authority");
    }

    static BackupException database(Throwable cause) {
        return new BackupException("the database cannot be copied: " + cause.getMessage(), cause);
    }

    static BackupException incompleteLog(String first, String last) {
        return new BackupException(
                "the database's log from " + first + " to " + last + " is no longer complete; make the backup again");
    }

    static BackupException noBackup(Path folder) {
        return new BackupException(folder + " is no backup: it has no " + BackupManifest.FILE);
    }

    static BackupException damaged(Path folder, String what) {
        return new BackupException("the backup " + folder + " is damaged: " + what + "; nothing was restored");
    }

    static BackupException otherFormat(Path folder, int format) {
        return new BackupException("the backup " + folder + " has format " + format + ", and this program knows format "
                + BackupManifest.FORMAT);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> " (not allowed)";
            case NoSuchFileException missing -> " (it is not there)";
            case FileSystemException failure when failure.getReason() != null -> " (" + failure.getReason() + ")";
            default -> " (" + cause.getMessage() + ")";
        };
    }

    private static long megabytes(long octets) {
        return (octets + (1 << 20) - 1) >> 20;
    }
}
