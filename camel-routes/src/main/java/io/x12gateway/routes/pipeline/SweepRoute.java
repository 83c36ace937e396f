package io.x12gateway.routes.pipeline;

import org.apache.camel.builder.RouteBuilder;

import java.util.List;

/** What nobody else would end. Every node sweeps; sweeping twice at once is harmless. */
final class SweepRoute extends RouteBuilder {
    private final PipelineSettings settings;
    private final List<Runnable> chores;
    private final Failures failures;

    SweepRoute(PipelineSettings settings, List<Runnable> chores, Failures failures) {
        this.settings = settings;
        this.chores = List.copyOf(chores);
        this.failures = failures;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).process(failures::afterSweep);
        from("timer:sweep?includeMetadata=false&fixedRate=false&period="
                        + settings.sweepInterval().toMillis())
                .routeId("pipeline.sweep")
                .routeDescription(
                        "Overdue inquiries are closed, submissions left behind are brought to an end, what is held is released")
                .process(tick -> chores.forEach(Runnable::run));
    }
}
