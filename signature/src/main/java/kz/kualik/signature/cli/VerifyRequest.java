package kz.kualik.signature.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the user asked for, apart from the files. Holds a password, and shows nothing of itself. */
final class VerifyRequest {

    final List<Path> trust;
    final List<Path> lists;
    final List<Path> answers;
    final boolean online;
    final Optional<Path> content;
    final Optional<char[]> password;
    final boolean strict;
    final Optional<Instant> at;

    VerifyRequest(
            List<Path> trust,
            List<Path> lists,
            List<Path> answers,
            boolean online,
            Optional<Path> content,
            Optional<char[]> password,
            boolean strict,
            Optional<Instant> at) {
        this.trust = List.copyOf(trust);
        this.lists = List.copyOf(lists);
        this.answers = List.copyOf(answers);
        this.online = online;
        this.content = content;
        this.password = password;
        this.strict = strict;
        this.at = at;
    }
}
