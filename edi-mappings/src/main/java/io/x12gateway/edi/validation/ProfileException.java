package io.x12gateway.edi.validation;

import java.util.List;

/** A partner profile that can't be read; every fault is named with its line. */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of strings made by List.copyOf
    private final List<String> faults;

    ProfileException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence each, such as {@code line 3: NPI_CHEK_DIGIT is no finding code; NPI_CHECK_DIGIT is}. */
    public List<String> faults() {
        return faults;
    }
}
