package io.x12gateway.samples.hostile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * How an input is made of its base; steps with {@code ;;} between them, from left to right:
 *
 * <ul>
 *   <li>{@code A => B}: every A becomes B; it is an error if there is none
 *   <li>{@code is TEXT}, {@code before TEXT}, {@code then TEXT}: instead, in front, behind
 *   <li>{@code cut N}: the first N bytes; {@code cut -N}: without the last N
 *   <li>{@code charset NAME}: written in another character set
 *   <li>{@code separators EXCT}: four other characters as element, repetition, component separator and terminator
 *   <li>{@code wrap N}: a line feed after every N bytes
 *   <li>{@code flip SEED}: one to three bytes changed at random
 * </ul>
 *
 * In a text, <code>{number}</code> is GS06, {@code \n \r \t \\} and {@code \xHH} are bytes, <code>&lt;&lt;TEXT&gt;&gt;N</code> is N times TEXT, and
 * <code>&lt;&lt;good&gt;&gt;N</code> is N interchanges without fault, with the next numbers.
 */
final class Recipe {
    private static final Pattern STEP = Pattern.compile(" *;; *");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x([0-9A-Fa-f]{2})|.)", Pattern.DOTALL);
    private static final Pattern TIMES = Pattern.compile("<<(.*?)>>(\\d+)", Pattern.DOTALL);
    private final Base base;
    private final String sender;
    private final int first;
    private int number;

    private Recipe(Base base, String sender, int first) {
        this.base = base;
        this.sender = sender;
        this.first = first;
        this.number = first;
    }

    static String make(String recipe, Base base, String sender, int number) {
        return new Recipe(base, sender, number).all(recipe, base.interchange(sender, number));
    }

    /** On whatever is good; nothing in it may ask for good interchanges. */
    static String spoil(String recipe, String good) {
        return new Recipe(Base.S270, "", 0).all(recipe, good);
    }

    private String all(String recipe, String good) {
        var made = good;
        if (!recipe.isEmpty()) for (var step : STEP.split(recipe)) made = step(made, step);
        return made;
    }

    static String plain(String text, Base base) {
        return new Recipe(base, "", 0).text(text);
    }

    private String step(String made, String step) {
        int arrow = step.indexOf("=>");
        if (arrow > 0)
            return replaced(
                    made,
                    text(step.substring(0, arrow).strip()),
                    text(step.substring(arrow + 2).strip()));
        int blank = step.indexOf(' ');
        var verb = blank < 0 ? step : step.substring(0, blank);
        var rest = blank < 0 ? "" : step.substring(blank + 1);
        return switch (verb) {
            case "is" -> text(rest);
            case "before" -> text(rest) + made;
            case "then" -> made + text(rest);
            case "cut" -> cut(made, Integer.parseInt(rest));
            case "charset" -> new String(made.getBytes(Charset.forName(rest)), StandardCharsets.ISO_8859_1);
            case "separators" -> separated(made, text(rest));
            case "wrap" -> made.replaceAll("(.{" + rest + "})", "$1\n");
            case "flip" -> flipped(made, Long.parseLong(rest));
            default -> throw new IllegalArgumentException("no step of a recipe: " + step);
        };
    }

    private static String replaced(String made, String from, String to) {
        if (!made.contains(from)) throw new IllegalArgumentException("nothing to replace: " + from);
        return made.replace(from, to);
    }

    private static String cut(String made, int length) {
        return made.substring(0, length < 0 ? made.length() + length : length);
    }

    private static String separated(String made, String four) {
        if (four.length() != 4) throw new IllegalArgumentException("four separators are needed: " + four);
        return made.replace('*', '\uE000')
                .replace('^', '\uE001')
                .replace(':', '\uE002')
                .replace('~', '\uE003')
                .replace('\uE000', four.charAt(0))
                .replace('\uE001', four.charAt(1))
                .replace('\uE002', four.charAt(2))
                .replace('\uE003', four.charAt(3));
    }

    private static String flipped(String made, long seed) {
        var random = new Random(seed);
        var bytes = made.getBytes(StandardCharsets.ISO_8859_1);
        for (int n = 1 + random.nextInt(3); n > 0; n--)
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String text(String written) {
        var repeated = TIMES.matcher(written)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        times(match.group(1), Integer.parseInt(match.group(2)))));
        return ESCAPE.matcher(repeated.replace("{number}", Integer.toString(first)))
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2) == null
                                ? escaped(match.group(1).charAt(0))
                                : String.valueOf((char) HexFormat.fromHexDigits(match.group(2)))));
    }

    private String times(String text, int count) {
        if (!text.equals("good")) return text.repeat(count);
        var goods = new StringBuilder();
        for (int i = 0; i < count; i++) goods.append(base.interchange(sender, ++number));
        return goods.toString();
    }

    private static String escaped(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '\\' -> "\\";
            default -> throw new IllegalArgumentException("no escape: \\" + letter);
        };
    }
}
