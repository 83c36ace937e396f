package io.x12gateway.routes;

import io.x12gateway.core.payload.*;
import io.x12gateway.core.submission.Ulid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.*;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;

@Configuration(proxyBeanMethods = false)
class InMemoryCore {
    @Bean
    PayloadStore payloads(Ulid ids) {
        var all = new ConcurrentHashMap<PayloadId, byte[]>();
        return new PayloadStore() {
            public StagedPayload stage(InputStream body, long limit) throws IOException {
                var bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
                if (bytes.length > limit) throw new io.x12gateway.core.fault.GatewayFault(io.x12gateway.core.fault.FaultKind.SENDER, "payload-too-large", "too large");
                var id = new PayloadId(ids.next());
                all.put(id, bytes);
                return new StagedPayload(id, Digest.of(bytes), bytes.length, Optional.of(bytes));
            }
            public InputStream open(PayloadId id) { return new ByteArrayInputStream(all.get(id)); }
            public void discard(StagedPayload staged) { all.remove(staged.id()); }
        };
    }
}
