package dks.board;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lines of a file that go into one request. A board takes all of them or none. */
final class Batch {
    private static final Pattern LINE_NUMBER = Pattern.compile("(?i)\\bline ([0-9]{1,9})\\b");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> numbers = new ArrayList<>();

    boolean hasRoomFor(Line line) {
        return bytes.size() + line.bytes().length + 1 <= Lines.LIMIT;
    }

    void add(Line line) {
        bytes.writeBytes(line.bytes());
        bytes.write('\n');
        numbers.add(line.number());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int firstLine() {
        return numbers.get(0);
    }

    int lastLine() {
        return numbers.get(numbers.size() - 1);
    }

    /** A sentence about the batch with its line numbers made those of the file. */
    String inTheFile(String sentence) {
        return LINE_NUMBER.matcher(sentence).replaceAll(this::inTheFile);
    }

    private String inTheFile(MatchResult found) {
        int number = Integer.parseInt(found.group(1));
        return number < 1 || number > numbers.size()
                ? found.group()
                : found.group().replace(found.group(1), Integer.toString(numbers.get(number - 1)));
    }
}
