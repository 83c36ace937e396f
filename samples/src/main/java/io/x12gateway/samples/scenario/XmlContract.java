package io.x12gateway.samples.scenario;

import io.x12gateway.edi.X12;
import org.xml.sax.SAXException;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/** Whether a remittance as XML keeps to the contract that is published for it. */
final class XmlContract {
    private static final String REMITTANCE = "/mapping/remittance/remittance.xsd";

    private XmlContract() {}

    static List<String> broken(String document) {
        var contract = X12.class.getResource(REMITTANCE);
        if (contract == null) return List.of("there is no contract " + REMITTANCE);
        try {
            var validator =
                    SchemaFactory.newDefaultInstance().newSchema(contract).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new StringReader(document)));
            return List.of();
        } catch (SAXException | IOException e) {
            return List.of("breaks its contract: " + e.getMessage());
        }
    }
}
