package io.x12gateway.edi.validation;

/** The level that a finding belongs to: the interchange, or one of the WEDI SNIP types 1 to 7. */
public enum Level {
    INTERCHANGE,
    SNIP1,
    SNIP2,
    SNIP3,
    SNIP4,
    SNIP5,
    SNIP6,
    SNIP7
}
