package io.starledger.platform.generation;

import io.starledger.platform.burial.Birth;
import io.starledger.platform.generation.Generations.Made;
import io.starledger.platform.kafka.Throttle;
import io.starledger.platform.projection.RunningProjections;
import io.starledger.platform.streams.RunningTopologies;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A generation that runs in this process, in a Spring context below the service's own. */
final class OpenGeneration implements AutoCloseable {
    private final Generation generation;
    private final AnnotationConfigApplicationContext context;
    private final Throttle throttle;
    private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();

    private OpenGeneration(
            Generation generation, AnnotationConfigApplicationContext context, Throttle throttle) {
        this.generation = generation;
        this.context = context;
        this.throttle = throttle;
    }

    /** Returns once its topologies and projections are started. */
    static OpenGeneration open(Made made, Class<?> configuration, ApplicationContext service) {
        Generation generation = made.generation();
        Throttle throttle = new Throttle(made.hasServed() ? null : made.eventsPerSecond());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setParent(service);
        context.setDisplayName("generation " + generation.number());
        context.registerBean(Generation.class, () -> generation);
        context.registerBean(Birth.class, generation::birth);
        context.registerBean(Throttle.class, () -> throttle);
        context.register(configuration);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        return new OpenGeneration(generation, context, throttle);
    }

    int number() {
        return generation.number();
    }

    /** A bean that reads its views. */
    <V> V view(Class<V> type) {
        Object known = views.get(type);
        return type.cast(known == null ? views.computeIfAbsent(type, context::getBean) : known);
    }

    /** Who reads its views waits for it from now on. */
    void liftThrottle() {
        throttle.lift();
    }

    /** Whether its topologies process and its views have once stood at the end of their topics. */
    boolean isReady() {
        return view(RunningTopologies.class).areProcessing()
                && view(RunningProjections.class).haveCaughtUp();
    }

    @Override
    public void close() {
        context.close();
    }
}
