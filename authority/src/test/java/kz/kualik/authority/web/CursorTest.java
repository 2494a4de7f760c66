package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 45).boxed().toList();

    @Test
    void pagesJoinedAreTheList() throws InvalidCursorException {
        var collected = new ArrayList<Integer>();
        Optional<String> cursor = Optional.empty();
        var pages = 0;
        do {
            var request = new PageRequest(20, cursor);
            var after = request.after("numbers");
            var start = after.isEmpty() ? 0 : (int) after.get().number(0);
            var fetched = NUMBERS.stream()
                    .filter(number -> number > start)
                    .limit(request.fetch())
                    .toList();
            var page = request.page("numbers", fetched, number -> Position.of(number));
            collected.addAll(page.items());
            cursor = page.next();
            pages++;
        } while (cursor.isPresent());
        assertThat(collected).isEqualTo(NUMBERS);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aListThatFillsItsPageExactlyHasNoOther() {
        assertThat(new PageRequest(45, Optional.empty())
                        .page("numbers", NUMBERS, number -> Position.of(number))
                        .next())
                .isEmpty();
    }

    @Test
    void everyFieldComesBackAsWhatItWas() throws InvalidCursorException {
        var instant = Instant.parse("2026-05-01T10:00:00.123456Z");
        var id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        var read = Cursor.read("rows", Cursor.write("rows", Position.of(instant, id, 7L, "Қ")));
        assertThat(read.instant(0)).isEqualTo(instant);
        assertThat(read.uuid(1)).isEqualTo(id);
        assertThat(read.number(2)).isEqualTo(7);
        assertThat(read.text(3)).isEqualTo("Қ");
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> read.text(4));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> read.instant(1));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> read.uuid(0));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> read.number(3));
    }

    @Test
    void aCursorOfOneListIsNoneOfAnother() {
        var cursor = Cursor.write("centres", Position.of("7501"));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursor.read("staff", cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "AQ", "AQADYWJj", "AQADYWJjAQ", "null", "%00"})
    void whatWasNotWrittenHereIsRefused(String cursor) {
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursor.read("abc", cursor));
    }

    @Test
    void controlCharactersNeverReachTheDatabase() {
        var cursor = Cursor.write("abc", Position.of("a\u0000b"));
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursor.read("abc", cursor));
    }

    @Test
    void aChangedCursorIsRefusedOrIsAnotherPositionOfTheSameForm() {
        var random = new Random(310);
        var written = Cursor.write("abc", Position.of("7501")).getBytes(StandardCharsets.US_ASCII);
        for (var round = 0; round < 2_000; round++) {
            var changed = written.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
            var text = new String(changed, StandardCharsets.US_ASCII);
            try {
                assertThat(Cursor.write("abc", Cursor.read("abc", text))).isEqualTo(text);
            } catch (InvalidCursorException e) {
                assertThat(e.code()).isEqualTo("invalid-cursor");
            }
        }
    }

    @Test
    void aCursorBeyondTheLongestIsNotEvenDecoded() {
        var tooLong = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[Cursor.MAXIMUM_LENGTH]);
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> Cursor.read("abc", tooLong));
    }
}
