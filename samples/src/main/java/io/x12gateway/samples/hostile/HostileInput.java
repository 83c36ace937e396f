package io.x12gateway.samples.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a table of hostile inputs: seven columns with tabs between them; lines that begin with {@code #} are for
 * people.
 *
 * @param family row of the threat model's list of hostile inputs
 * @param title what it is, in a few words
 * @param base what is spoilt, see {@link Base}
 * @param recipe how, see {@link Recipe}
 * @param doors by which it enters
 * @param outcome words that say what has to become of it
 * @param outcomeInEnvelope the same where an envelope around the file is judged first; as {@code outcome} if empty
 */
public record HostileInput(
        int family,
        String title,
        String base,
        String recipe,
        List<String> doors,
        List<String> outcome,
        List<String> outcomeInEnvelope) {
    private static final int COLUMNS = 7;
    private static final Pattern LARGE = Pattern.compile(">>\\d{6,}");

    /** All lines of a table. */
    public static List<HostileInput> read(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(HostileInput::line)
                .toList();
    }

    private static HostileInput line(String line) {
        var columns = Arrays.copyOf(line.split("\t", COLUMNS), COLUMNS);
        for (int i = 0; i < COLUMNS; i++) if (columns[i] == null) columns[i] = "";
        try {
            return new HostileInput(
                    Integer.parseInt(columns[0].strip()),
                    columns[1].strip(),
                    columns[2].strip(),
                    columns[3].strip(),
                    words(columns[4]),
                    words(columns[5]),
                    words(columns[6]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a line of a table of hostile inputs: " + line, e);
        }
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * The input, one byte per character (ISO 8859-1).
     *
     * @param sender ISA06 of whoever sends it
     * @param number of its first interchange; it may use the next {@link Base#NUMBERS} as well
     */
    public String make(String sender, int number) {
        return Recipe.make(recipe, Base.of(base), sender, number);
    }

    /** The recipe, carried out on something else than the base. */
    public String spoil(String good) {
        return Recipe.spoil(recipe, good);
    }

    /** Whether it may have more than some hundred thousand bytes, so that not too many should be made at once. */
    public boolean isLarge() {
        return LARGE.matcher(recipe).find();
    }

    /** The base as it is, for a message around it that is hostile. */
    public String makeBase(String sender, int number) {
        return Base.of(base).interchange(sender, number);
    }

    /** The recipe with its escapes made into characters, for inputs that are no files. */
    public String plainRecipe() {
        return Recipe.plain(recipe, Base.of(base));
    }
}
