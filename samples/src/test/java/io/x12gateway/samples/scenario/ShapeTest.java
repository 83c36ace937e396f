package io.x12gateway.samples.scenario;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ShapeTest {
    private static final String HEADER =
            "ISA*00*          *00*          *ZZ*GATEWAY        *ZZ*CH0001         *261121*0915*^*00501*000000077*0*P*:~";
    private static final String EXPECTED_HEADER =
            "ISA*00*          *00*          *ZZ*GATEWAY*ZZ*CH0001*{any}*{any}*^*00501*{number}*0*P*{any}~\n";

    @Test
    void takesAnyContentWhereItIsToldTo() {
        assertThat(compare("EB*1**{any}*MA~", "EB*1**30^42*MA~")).isEmpty();
        assertThat(compare("EB*1**{any}*MA~", "EB*1**30^42*MB~")).hasSize(1);
    }

    @Test
    void wantsTheSameContentWhereverANameStands() {
        assertThat(compare("ST*271*{set}~\nSE*5*{set}~", "ST*271*0001~SE*5*0001~"))
                .isEmpty();
        assertThat(compare("ST*271*{set}~\nSE*5*{set}~", "ST*271*0001~SE*5*0002~"))
                .hasSize(1);
        assertThat(compare("IEA*1*{number}~", "IEA*1*000000078~")).hasSize(1);
    }

    @Test
    void skipsToThePlaceWhereTheWholePassageStands() {
        var days = "EB*B**30~HSD*30~EB*B**30~HSD*29~SE*1~";
        assertThat(compare("...\nEB*B**30~\nHSD*29~\nSE*1~", days)).isEmpty();
        assertThat(compare("...\nEB*B**30~\nHSD*29~\n...\nHSD*30~\n...", days)).hasSize(1);
    }

    @Test
    void saysWhatIsMissingAndWhatIsTooMuch() {
        assertThat(compare("...\nAAA*N**75*C~\n...", "NM1*IL~SE*1~"))
                .singleElement()
                .asString()
                .contains("nothing like AAA*N**75*C");
        assertThat(compare("NM1*IL~", "NM1*IL~AAA*N**75*C~"))
                .singleElement()
                .asString()
                .contains("goes on with AAA");
        assertThat(compare("NM1*IL~\nSE*1~", "NM1*IL~"))
                .singleElement()
                .asString()
                .contains("ends before SE");
    }

    private static List<String> compare(String expected, String actual) {
        return Shape.compare(EXPECTED_HEADER + expected, HEADER + actual);
    }
}
