package io.x12gateway.edi.benchmark;

import io.xlate.edi.schema.Schema;
import org.openjdk.jmh.infra.Blackhole;
import org.smooks.FilterSettings;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.cartridges.javabean.Bean;
import org.smooks.engine.DefaultApplicationContextBuilder;
import org.smooks.io.source.StreamSource;
import org.w3c.dom.Element;
import org.xml.sax.XMLReader;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pipeline that one would build from the two libraries: StAEDI validates and is read as XML, in which only what is
 * bound is an element; Smooks' javabean cartridge binds claims, lines and adjustments. One shared instance.
 */
final class StaediBeans {
    private static final TypedKey<Blackhole> HOLE = TypedKey.of("io.x12gateway.edi.benchmark.hole");

    private final Smooks smooks;

    StaediBeans(Schema schema) {
        smooks = new Smooks(new DefaultApplicationContextBuilder()
                .withClassLoader(StaediBeans.class.getClassLoader())
                .withReaderPoolFactory(size -> new Readers(schema))
                .build());
        smooks.setFilterSettings(FilterSettings.newSaxNgSettings().setDefaultSerializationOn(false));
        var registry = smooks.getApplicationContext().getRegistry();
        var claim = new Bean(ClaimBean.class, "claim", "L2100", registry)
                .bindTo("number", "CLP/e01")
                .bindTo("status", "CLP/e02")
                .bindTo("charge", "CLP/e03")
                .bindTo("paid", "CLP/e04")
                .bindTo("payerNumber", "CLP/e07")
                .bindTo("lastName", "NM1_QC/e03")
                .bindTo("firstName", "NM1_QC/e04")
                .bindTo("memberId", "NM1_QC/e09");
        claim.bindTo("services", services(claim));
        claim.bindTo("adjustments", adjustments(claim));
        smooks.addVisitors(claim);
        smooks.addVisitor(new Consume(), "L2100");
    }

    private static Bean services(Bean claim) {
        var services = claim.newBean(ArrayList.class, "L2100");
        return services.bindTo(services.newBean(ServiceBean.class, "L2110")
                .bindTo("procedure", "SVC/e01_02")
                .bindTo("charge", "SVC/e02")
                .bindTo("paid", "SVC/e03"));
    }

    private static Bean adjustments(Bean claim) {
        var adjustments = claim.newBean(ArrayList.class, "L2100");
        return adjustments.bindTo(adjustments
                .newBean(AdjustmentBean.class, "CAS")
                .bindTo("group", "CAS/e01")
                .bindTo("reason", "CAS/e02")
                .bindTo("amount", "CAS/e03"));
    }

    void read(byte[] bytes, Blackhole hole) {
        var execution = smooks.createExecutionContext();
        execution.put(HOLE, hole);
        smooks.filterSource(execution, new StreamSource<>(new ByteArrayInputStream(bytes)));
    }

    private record Consume() implements AfterVisitor {
        @Override
        public void visitAfter(Element element, ExecutionContext execution) {
            var claim = (ClaimBean) execution.getBeanContext().getBean("claim");
            if (claim.number == null || claim.charge == null)
                throw new IllegalStateException("the claim was not bound");
            execution.get(HOLE).consume(claim);
        }
    }

    private record Readers(Schema schema) implements org.smooks.api.delivery.ReaderPool {
        @Override
        public XMLReader borrowXMLReader() {
            return new StaediXml(schema);
        }

        @Override
        public void returnXMLReader(XMLReader reader) {
            // one per message: making it costs nothing beside reading
        }

        @Override
        public Map<String, String> getProperties() {
            return Map.of();
        }
    }

    /** Filled by Smooks. */
    @SuppressWarnings("NullAway") // a bean is empty until it is bound
    public static final class ClaimBean {
        private String number;
        private String status;
        private BigDecimal charge;
        private BigDecimal paid;
        private String payerNumber;
        private String lastName;
        private String firstName;
        private String memberId;
        private List<ServiceBean> services;
        private List<AdjustmentBean> adjustments;

        public void setNumber(String value) {
            number = value;
        }

        public void setStatus(String value) {
            status = value;
        }

        public void setCharge(BigDecimal value) {
            charge = value;
        }

        public void setPaid(BigDecimal value) {
            paid = value;
        }

        public void setPayerNumber(String value) {
            payerNumber = value;
        }

        public void setLastName(String value) {
            lastName = value;
        }

        public void setFirstName(String value) {
            firstName = value;
        }

        public void setMemberId(String value) {
            memberId = value;
        }

        public void setServices(List<ServiceBean> value) {
            services = value;
        }

        public void setAdjustments(List<AdjustmentBean> value) {
            adjustments = value;
        }

        @Override
        public String toString() {
            return number + status + charge + paid + payerNumber + lastName + firstName + memberId + services
                    + adjustments;
        }
    }

    /** Filled by Smooks. */
    @SuppressWarnings("NullAway") // a bean is empty until it is bound
    public static final class ServiceBean {
        private String procedure;
        private BigDecimal charge;
        private BigDecimal paid;

        public void setProcedure(String value) {
            procedure = value;
        }

        public void setCharge(BigDecimal value) {
            charge = value;
        }

        public void setPaid(BigDecimal value) {
            paid = value;
        }

        @Override
        public String toString() {
            return procedure + charge + paid;
        }
    }

    /** Filled by Smooks. */
    @SuppressWarnings("NullAway") // a bean is empty until it is bound
    public static final class AdjustmentBean {
        private String group;
        private String reason;
        private BigDecimal amount;

        public void setGroup(String value) {
            group = value;
        }

        public void setReason(String value) {
            reason = value;
        }

        public void setAmount(BigDecimal value) {
            amount = value;
        }

        @Override
        public String toString() {
            return group + reason + amount;
        }
    }
}
