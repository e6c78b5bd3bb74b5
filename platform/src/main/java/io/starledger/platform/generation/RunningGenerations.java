package io.starledger.platform.generation;

import io.starledger.platform.burial.Birth;
import io.starledger.platform.generation.Decision.Started;
import io.starledger.platform.generation.Generations.Made;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Runs in this process what the decisions on one projection say: opens what is built, hands over to
 * what is promoted, closes and clears away what is dropped. Whatever fails is tried again.
 */
public final class RunningGenerations implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunningGenerations.class);
    private static final String FIRST_DECIDER = "starledger";
    private static final long PAUSE_MS = 1_000;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final RebuildableProjection projection;
    private final KafkaGenerations ledger;
    private final ApplicationContext service;
    private final TopicProvisioner topics;
    private final KafkaRemains remains;
    private final ServedGeneration served = new ServedGeneration();
    private final Handover handover;
    private final Map<Integer, OpenGeneration> open = new TreeMap<>();
    private final Set<Integer> cleared = new HashSet<>();
    private @Nullable ScheduledExecutorService worker;
    private boolean failing;
    private boolean triedAgain;

    RunningGenerations(
            RebuildableProjection projection,
            KafkaGenerations ledger,
            ApplicationContext service,
            TopicProvisioner topics,
            KafkaRemains remains) {
        this.projection = projection;
        this.ledger = ledger;
        this.service = service;
        this.topics = topics;
        this.remains = remains;
        this.handover = new Handover(projection, served);
    }

    /** What reads by a bean of a generation. */
    public <V> ServedView<V> view(Class<V> type) {
        return new ServedView<>(served, type);
    }

    public String projection() {
        return projection.name();
    }

    RebuildableProjection definition() {
        return projection;
    }

    /** A bean of generation {@code number}; null if that does not run here. */
    public synchronized <V> @Nullable V view(int number, Class<V> type) {
        OpenGeneration generation = open.get(number);
        return generation == null ? null : generation.view(type);
    }

    /** As {@link GenerationComparer} does; a problem if it cannot be done here yet. */
    Comparison compare(int built, int serving) {
        requireCaughtUp(built);
        OpenGeneration left = held(serving);
        OpenGeneration right = held(built);
        if (left == null || right == null) {
            throw new IllegalStateException("expected both generations to run still");
        }
        return new GenerationComparer(projection).compare(left, right);
    }

    /** A problem unless generation {@code number} has all that is in the log. Blocks. */
    void requireCaughtUp(int number) {
        OpenGeneration generation = held(number);
        if (generation == null || !handover.isPossible(generation)) {
            throw ProblemException.of(
                    ProblemType.DECISION_NOT_ALLOWED,
                    "expected generation %d to have all that is in the log but it is behind: ask again when it is not"
                            .formatted(number));
        }
    }

    /** Whether the generation that serves processes and has caught up. */
    public boolean isReady() {
        OpenGeneration serving = served.generation();
        return serving != null && serving.isReady();
    }

    /** Returns once the serving generation is started; the others follow. */
    @Override
    public void start() {
        if (ledger.of(projection.name()).highest() == 0) {
            bear();
        }
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .name("generations-of-" + projection.name())
                                .daemon()
                                .factory());
        worker = thread;
        await(thread.submit(this::serveFirst));
        thread.execute(this::follow);
        ledger.follow(() -> thread.execute(this::follow));
    }

    @Override
    public void stop() {
        ScheduledExecutorService thread = worker;
        if (thread != null) {
            thread.shutdownNow();
            try {
                boolean _ = thread.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            open.values().forEach(OpenGeneration::close);
            open.clear();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Somebody else may have been first, and then that holds. */
    private void bear() {
        try {
            ledger.decide(
                    projection.name(),
                    new Started(Generation.FIRST, projection.settings(), Map.of(), null),
                    FIRST_DECIDER);
        } catch (RuntimeException e) {
            if (ledger.of(projection.name()).highest() == 0) {
                throw e;
            }
        }
    }

    private void serveFirst() {
        Generations now = ledger.of(projection.name());
        Made serving = now.standing().get(now.serving());
        served.serve(opened(serving));
        if (serving != null && !serving.generation().settings().equals(projection.settings())) {
            log.warn(
                    "{}: the configuration is another than generation {} was started with: it"
                            + " counts from the next on, replay start",
                    projection.name(),
                    now.serving());
        }
    }

    /** On the worker alone. */
    private void follow() {
        try {
            Generations now = ledger.of(projection.name());
            now.standing().values().forEach(this::opened);
            if (served.number() != now.serving()) {
                handover.to(opened(now.standing().get(now.serving())));
            }
            closeEnded(now);
            clearAway(now);
            failing = false;
        } catch (RuntimeException e) {
            tryAgain(e);
        }
    }

    private void tryAgain(RuntimeException failure) {
        ScheduledExecutorService thread = worker;
        if (thread == null || thread.isShutdown() || triedAgain) {
            return;
        }
        log.atLevel(failing ? Level.DEBUG : Level.WARN)
                .setCause(failure)
                .log("{}: generations are tried again until it is done", projection.name());
        failing = true;
        triedAgain = true;
        var _ =
                thread.schedule(
                        () -> {
                            triedAgain = false;
                            follow();
                        },
                        PAUSE_MS,
                        TimeUnit.MILLISECONDS);
    }

    private OpenGeneration opened(@Nullable Made made) {
        if (made == null) {
            throw new IllegalStateException("expected the serving generation to stand");
        }
        Generation generation = made.generation();
        OpenGeneration known = held(generation.number());
        if (known != null) {
            return known;
        }
        log.info("{}: generation {} starts", projection.name(), generation.number());
        topics.provision(projection.outputs().stream().map(generation::of).toList());
        OpenGeneration opened = OpenGeneration.open(made, projection.configuration(), service);
        synchronized (this) {
            open.put(generation.number(), opened);
        }
        return opened;
    }

    private synchronized @Nullable OpenGeneration held(int number) {
        return open.get(number);
    }

    private void closeEnded(Generations now) {
        List<OpenGeneration> ended = new ArrayList<>();
        synchronized (this) {
            open.values()
                    .removeIf(
                            one ->
                                    !now.standing().containsKey(one.number())
                                            && one.number() != served.number()
                                            && ended.add(one));
        }
        ended.forEach(OpenGeneration::close);
    }

    /** Of whatever ended, also while this process did not run. */
    private void clearAway(Generations now) {
        List<Integer> gone =
                IntStream.rangeClosed(Generation.FIRST, now.highest())
                        .filter(number -> !now.standing().containsKey(number))
                        .boxed()
                        .filter(number -> !cleared.contains(number))
                        .toList();
        for (int number : gone) {
            Generation generation = new Generation(number, Map.of(), Birth.FIRST);
            remains.delete(projection, generation);
            projection.discard(generation);
            cleared.add(number);
            log.info("{}: generation {} is cleared away", projection.name(), number);
        }
    }

    private static void await(Future<?> begun) {
        try {
            begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a generation was started", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot start the serving generation", e.getCause());
        }
    }
}
