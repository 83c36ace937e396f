package io.x12gateway.edi.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.x12gateway.edi.X12;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Judges standard input and prints the largest heap that any garbage collection left behind, in bytes, and the CPU time
 * of the judging thread in nanoseconds. A young collection leaves some garbage too, so the first is an upper bound of
 * what is alive.
 */
final class HeapProbe {
    private HeapProbe() {}

    public static void main(String[] args) throws Exception {
        Logger.getLogger("io.xlate.edi").setLevel(Level.SEVERE);
        var largest = new AtomicLong();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans())
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                        .filter(pool -> heap(pool.getKey()))
                                        .mapToLong(pool -> pool.getValue().getUsed())
                                        .sum();
                                largest.accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        var report = X12.standard().validate(System.in);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (report.allFindings().findAny().isPresent()) {
            System.out.println("the file has findings: " + report.allFindings().findFirst());
            System.exit(1);
        }
        System.out.println(largest.get() + " " + cpu);
    }

    private static boolean heap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .anyMatch(bean -> bean.getName().equals(pool) && bean.getType() == MemoryType.HEAP);
    }
}
