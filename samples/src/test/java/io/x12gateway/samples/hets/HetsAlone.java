package io.x12gateway.samples.hets;

import io.x12gateway.samples.scenario.Scenario;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** The mock HETS without a wire, asked as the gateway would ask it. */
public final class HetsAlone {
    private static final Submitter SUBMITTER =
            new Submitter("GW0001", null, List.of("1234567893", "1450000025", "1670000037"));
    private static final HetsSettings SETTINGS = HetsSettings.plain(SUBMITTER).on(Scenario.TODAY);
    private static final Pattern TRANSACTION = Pattern.compile("ST\\*270\\*.*?~SE\\*\\d+\\*\\d+~", Pattern.DOTALL);

    private final TransactionDesk desk;

    private HetsAlone(Personas personas) {
        // Years from now: what scenarios expect does not age.
        var later = Clock.offset(Clock.system(ZoneId.systemDefault()), Duration.ofDays(3000));
        this.desk = new TransactionDesk(SETTINGS, personas, SETTINGS.clock(later));
    }

    static HetsAlone knowing(Personas personas) {
        return new HetsAlone(personas);
    }

    public static HetsAlone packaged() {
        return knowing(Personas.packaged());
    }

    /** The answer to the first 270 of a partner's interchange, with usual separators; empty if there is no X12. */
    public String answer(String partners) {
        var request = new CoreRequest(SUBMITTER, "", asSubmitted(partners));
        return desk.judge(request).answer() instanceof CoreReply.X12 answer ? asDelivered(answer) : "";
    }

    /** The transaction set in the interchange that the gateway would make for it. */
    private static byte[] asSubmitted(String partners) {
        var usual = usualSeparators(partners);
        var found = TRANSACTION.matcher(usual);
        if (!found.find()) throw new IllegalArgumentException("no 270 in " + usual);
        var interchange = "ISA*00*          *00*          *ZZ*GW0001         *ZZ*CMS            *261121*0915*^*00501"
                + "*000000077*0*P*:~GS*HS*GW0001*CMS*20261121*0915*7*X*005010X279A1~" + found.group()
                + "GE*1*7~IEA*1*000000077~";
        return interchange.getBytes(StandardCharsets.US_ASCII);
    }

    private static String usualSeparators(String interchange) {
        char element = interchange.charAt(3);
        char repetition = interchange.charAt(82);
        char component = interchange.charAt(104);
        char segment = interchange.charAt(105);
        return interchange
                .replace("\n", "")
                .replace(element, '*')
                .replace(repetition, '^')
                .replace(component, ':')
                .replace(segment, '~');
    }

    /** The gateway writes the answer with its partner's separators; text with one of them in it loses it. */
    private static String asDelivered(CoreReply.X12 answer) {
        return new String(answer.payload(), StandardCharsets.US_ASCII)
                .replace(':', ' ')
                .replace('|', ':');
    }
}
