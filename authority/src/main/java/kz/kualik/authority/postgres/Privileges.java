package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * With which rights PostgreSQL's programs run. PostgreSQL refuses to run as root, so root's rights are dropped: normally to
 * an unprivileged user who owns the data; where that user cannot reach the directory (somewhere below {@code /root}), the
 * programs run in a user namespace of their own, without any of root's powers but as the owner of the files.
 */
sealed interface Privileges {

    /** The command line that runs a command with these rights, as a leader of its own session. */
    List<String> wrap(List<String> command);

    /** Lets the programs read and write the path. */
    void giveAccess(Path path) throws IOException;

    /** The user whom the files must belong to; empty if files cannot be given to anybody. */
    OptionalInt owner();

    /** The process is an ordinary user's already. */
    record AsWeAre() implements Privileges {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(List.of("setsid", "setpriv", "--pdeathsig", "INT", "--"), command);
        }

        @Override
        public void giveAccess(Path path) {
            // What we create is ours, and so the database's.
        }

        @Override
        public OptionalInt owner() {
            return OptionalInt.empty();
        }
    }

    /** Root's process; the programs run as this user. */
    record AsUser(int uid) implements Privileges {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(
                    List.of(
                            "setsid",
                            "setpriv",
                            "--reuid=" + uid,
                            "--regid=" + uid,
                            "--clear-groups",
                            "--no-new-privs",
                            "--pdeathsig",
                            "INT",
                            "--"),
                    command);
        }

        @Override
        public void giveAccess(Path path) throws IOException {
            PrivateFiles.giveTo(path, uid);
        }

        @Override
        public OptionalInt owner() {
            return OptionalInt.of(uid);
        }
    }

    /** Root's process; the programs run in a user namespace that maps nobody. */
    record InUserNamespace() implements Privileges {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(
                    List.of("setsid", "unshare", "--user", "setpriv", "--no-new-privs", "--pdeathsig", "INT", "--"),
                    command);
        }

        @Override
        public void giveAccess(Path path) {
            // Files stay root's, and in the namespace the programs are still their owner.
        }

        @Override
        public OptionalInt owner() {
            return OptionalInt.of(0);
        }
    }

    /** The rights for a database whose files lie in this directory. */
    static Privileges forDirectory(Path directory, int uid) throws IOException {
        if (effectiveUid() != 0) {
            return new AsWeAre();
        }
        return PrivateFiles.isReachableForOthers(directory) ? new AsUser(uid) : new InUserNamespace();
    }

    private static int effectiveUid() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
