package io.x12gateway.edi.mapping;

import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a message that claims.xsd has approved. */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children) {

    String text(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    Optional<BigDecimal> decimal(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .map(text -> Decimal.canonical(new BigDecimal(text.strip())));
    }

    Optional<LocalDate> date(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(LocalDate::parse);
    }

    Optional<XmlElement> child(String childName) {
        return children(childName).stream().findFirst();
    }

    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name().equals(childName)).toList();
    }
}
