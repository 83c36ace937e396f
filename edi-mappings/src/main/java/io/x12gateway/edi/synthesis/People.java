package io.x12gateway.edi.synthesis;

/** Names, addresses and dates of the sets that ask and answer about people. */
final class People {
    private final Chance chance;

    People(Chance chance) {
        this.chance = chance;
    }

    /** NM1 of a person with a member number: sometimes a Medicare one. */
    void member(Pen pen, String role) {
        member(pen, role, chance.oneIn(2));
    }

    void member(Pen pen, String role, boolean medicare) {
        name(pen, role);
        if (chance.oneIn(12)) pen.none(2).text("JR").text("MI");
        else pen.none(3).text("MI");
        if (medicare) pen.text(Invention.mbi(chance));
        else pen.text("M").more(chance.below(100_000_000));
        pen.end();
    }

    /** NM1 of a person without a number. */
    void person(Pen pen, String role) {
        name(pen, role);
        pen.end();
    }

    private void name(Pen pen, String role) {
        pen.segment("NM1")
                .text(role)
                .text("1")
                .text(chance.pick(Invention.LAST))
                .text(chance.pick(Invention.FIRST));
    }

    void organisation(Pen pen, String role, String name, String qualifier, String id) {
        pen.segment("NM1")
                .text(role)
                .text("2")
                .text(name)
                .none(4)
                .text(qualifier)
                .text(id)
                .end();
    }

    /** A provider with NPI, person or organisation. */
    void provider(Pen pen, String role) {
        if (chance.oneIn(3)) {
            name(pen, role);
            pen.none(3).text("XX").text(Invention.npi(chance)).end();
        } else organisation(pen, role, chance.pick(Invention.CLINIC), "XX", Invention.npi(chance));
    }

    void address(Pen pen) {
        pen.segment("N3").text(chance.pick(Invention.STREET));
        if (chance.oneIn(4)) pen.text("SUITE 2");
        pen.end();
        pen.segment("N4")
                .text(chance.pick(Invention.CITY))
                .text(chance.pick(Invention.STATE))
                .text(Invention.zip(chance))
                .end();
    }

    void born(Pen pen) {
        pen.segment("DMG")
                .text("D8")
                .text(Invention.birthDate(chance))
                .text(chance.pick(Invention.GENDER))
                .end();
    }

    /** DTP with one date or, sometimes, a range that ends later than it begins. */
    void date(Pen pen, String role, int daysAgo) {
        pen.segment("DTP").text(role);
        if (chance.oneIn(3))
            pen.text("RD8").text(Invention.daysAgo(daysAgo)).more("-").more(Invention.daysAgo(daysAgo / 2));
        else pen.text("D8").text(Invention.daysAgo(daysAgo));
        pen.end();
    }
}
