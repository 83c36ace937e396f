package io.x12gateway.routes.channel.http.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.util.ArrayList;
import java.util.List;

/** Certificate revocation lists in files that somebody else keeps up to date. */
final class RevocationLists {
    private final List<Path> files;
    private List<Object> stamps = List.of();
    private List<CRL> lists = List.of();

    RevocationLists(List<String> files) {
        this.files = files.stream().map(Path::of).toList();
    }

    boolean exist() {
        return !files.isEmpty();
    }

    /** Changes with the files. */
    synchronized Object version() throws IOException {
        var now = new ArrayList<Object>();
        for (var file : files) {
            now.add(Files.getLastModifiedTime(file));
            now.add(Files.size(file));
        }
        return now;
    }

    synchronized CertStore store() throws IOException, GeneralSecurityException {
        var now = List.copyOf((List<?>) version());
        if (!now.equals(stamps)) {
            var read = new ArrayList<CRL>();
            for (var file : files)
                try (var in = Files.newInputStream(file)) {
                    read.addAll(CertificateFactory.getInstance("X.509").generateCRLs(in));
                }
            lists = List.copyOf(read);
            stamps = new ArrayList<>(now);
        }
        return CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists));
    }
}
