package io.x12gateway.edi.validation;

/**
 * A text as it was found in a file. What may name or describe a patient is shown to nobody but the sender, in the
 * acknowledgment: {@link #shown()} and {@link #toString()} replace it by its length.
 *
 * @param text as it stands in the file, cut after {@value #LONGEST} characters
 */
public record Found(String text, boolean patientData) {
    static final int LONGEST = 99;

    public static final Found NOTHING = new Found("", false);

    public Found {
        if (text.length() > LONGEST) text = text.substring(0, LONGEST);
    }

    /** Short enough for a message, and without patient data. */
    public String shown() {
        return patientData ? Masking.masked(text) : Masking.shown(text);
    }

    /** As a sentence quotes it. */
    String quoted() {
        return patientData ? shown() : "\"" + shown() + "\"";
    }

    @Override
    public String toString() {
        return shown();
    }
}
