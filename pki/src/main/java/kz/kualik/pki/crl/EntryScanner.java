package kz.kualik.pki.crl;

import java.io.IOException;
import java.util.Arrays;
import kz.kualik.pki.crl.DerCursor.Element;
import org.bouncycastle.asn1.BERTags;

/**
 * Walks over the entries of a list in place. The form in which nearly all of them stand (short, a full UTCTime or
 * GeneralizedTime, at most a reason code) is judged by its octets alone, without an object for any part; whatever looks
 * different goes to the thorough reader.
 */
final class EntryScanner {

    private final byte[] bytes;
    private final int start;
    private final int end;

    EntryScanner(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** Reads all entries and gives their number; afterwards {@link #find} cannot fail. */
    int requireReadable() throws MalformedCrlException, IOException {
        int count = 0;
        int position = start;
        while (position < end) {
            if (isPlain(position)) {
                position += 2 + bytes[position + 1];
            } else {
                var cursor = new DerCursor(bytes, position, end);
                CrlEntryReader.read(cursor.next(Element.SEQUENCE, "an entry"));
                position = cursor.position();
            }
            count++;
        }
        return count;
    }

    /** Where the last entry of this serial number starts, or -1. */
    int find(byte[] serial) {
        int found = -1;
        int position = start;
        while (position < end) {
            int content = contentOf(position);
            int serialAt = contentOf(content);
            int serialLength = lengthOf(content);
            if (serialLength == serial.length
                    && Arrays.equals(bytes, serialAt, serialAt + serialLength, serial, 0, serial.length)) {
                found = position;
            }
            position = content + lengthOf(position);
        }
        return found;
    }

    /** Everything that {@link CrlEntryReader} would find out about an entry in its usual form. */
    private boolean isPlain(int position) {
        if (end - position < 2 || bytes[position] != Element.SEQUENCE || bytes[position + 1] < 0) {
            return false;
        }
        int entryEnd = position + 2 + bytes[position + 1];
        if (entryEnd > end) {
            return false;
        }
        int time = endOfSerial(position + 2, entryEnd);
        int rest = time < 0 ? -1 : endOfTime(time, entryEnd);
        return rest >= 0 && (rest == entryEnd || isReason(rest, entryEnd));
    }

    private int endOfSerial(int position, int limit) {
        if (limit - position < 3 || bytes[position] != BERTags.INTEGER || bytes[position + 1] <= 0) {
            return -1;
        }
        int serialEnd = position + 2 + bytes[position + 1];
        boolean shortest = bytes[position + 1] == 1
                || !((bytes[position + 2] == 0 && bytes[position + 3] >= 0)
                        || (bytes[position + 2] == -1 && bytes[position + 3] < 0));
        return serialEnd < limit && shortest ? serialEnd : -1;
    }

    private int endOfTime(int position, int limit) {
        if (limit - position < 2) {
            return -1;
        }
        int length = bytes[position + 1];
        boolean known = (bytes[position] == BERTags.UTC_TIME && length == 13)
                || (bytes[position] == BERTags.GENERALIZED_TIME && length == 15);
        int timeEnd = position + 2 + length;
        if (!known || timeEnd > limit || bytes[timeEnd - 1] != 'Z') {
            return -1;
        }
        for (int i = position + 2; i < timeEnd - 1; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
        }
        boolean sane = isWithin(timeEnd - 11, 1, 12)
                && isWithin(timeEnd - 9, 1, 28)
                && isWithin(timeEnd - 7, 0, 23)
                && isWithin(timeEnd - 5, 0, 59)
                && isWithin(timeEnd - 3, 0, 59);
        return sane ? timeEnd : -1;
    }

    /** Days after the 28th may not exist in their month; the thorough reader knows the calendar. */
    private boolean isWithin(int position, int least, int most) {
        int number = 10 * (bytes[position] - '0') + bytes[position + 1] - '0';
        return number >= least && number <= most;
    }

    private boolean isReason(int position, int limit) {
        int code = position + EntryEncoder.REASON_PREFIX.length;
        return limit == code + 1
                && Arrays.equals(bytes, position, code, EntryEncoder.REASON_PREFIX, 0, code - position)
                && RevocationReason.ofCode(bytes[code]).isPresent();
    }

    /** Only for elements that have been read before. */
    private int contentOf(int position) {
        return bytes[position + 1] >= 0 ? position + 2 : position + 2 + (bytes[position + 1] & 0x7f);
    }

    private int lengthOf(int position) {
        int first = bytes[position + 1];
        if (first >= 0) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (bytes[position + 2 + i] & 0xff);
        }
        return length;
    }
}
