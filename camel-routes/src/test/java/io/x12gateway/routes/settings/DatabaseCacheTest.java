package io.x12gateway.routes.settings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseCacheTest {
    @ParameterizedTest
    @CsvSource({"32, 2", "96, 4", "256, 24", "512, 56", "1024, 64", "8192, 64"})
    void aSmallHeapIsLeftToTheWork(long heapMegabytes, long cacheMegabytes) {
        assertThat(Database.cacheKilobytes(heapMegabytes << 10)).isEqualTo(cacheMegabytes << 10);
    }
}
