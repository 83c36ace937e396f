package io.x12gateway.routes.settings;

import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.wiring.Core;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is asked, and who answers at once. */
@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {
    @Bean
    RoutingTable routingTable(RoutingSettings routing) {
        return routing.table();
    }

    @Bean
    BackEnds backEnds(ObjectProvider<BackEnd> backEnds, RoutingSettings routing) {
        return new BackEnds(backEnds.stream().toList(), routing.realTimeSeats());
    }

    @Bean
    RealTime realTime(Core core) {
        return core.realTime();
    }
}
