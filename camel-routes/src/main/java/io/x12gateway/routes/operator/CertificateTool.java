package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.PartnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** {@code gateway partner certificate ...} */
@Command(name = "certificate", mixinStandardHelpOptions = true, description = "TLS client certificates.")
final class CertificateTool {
    @Spec
    @Nullable
    CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a certificate: this very one, until it runs out; or, with --by-name, every one that its"
                    + " issuer gives the same name.")
    int add(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "FILE", description = "the certificate, PEM or DER") Path file,
            @Option(names = "--by-name", description = "know it by issuer and subject alternative name") boolean byName,
            @Option(
                            names = "--name",
                            description = "which of its names, such as DNS:edi.example.org (default: the only one)")
                    @Nullable
                    String name,
            @Mixin ValidityOptions validity)
            throws IOException {
        try {
            var certificate = read(file);
            var known = byName ? named(certificate, name, validity) : pinned(certificate, validity);
            var command = new PartnerCommand.AddCertificate(known);
            change.apply(PartnerTool.out(spec), id, command, "certificate add " + file.getFileName());
            return 0;
        } catch (CertificateException e) {
            throw new RefusedCommand(file + " is not an X.509 certificate: " + e.getMessage() + ".");
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "A certificate counts no more.")
    int remove(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(
                            index = "1",
                            paramLabel = "CERTIFICATE",
                            description = "at least 8 digits of the beginning of its SHA-256, or its name")
                    String which) {
        var command = new PartnerCommand.RemoveCertificate(which);
        change.apply(PartnerTool.out(spec), id, command, "certificate remove " + which);
        return 0;
    }

    private static X509Certificate read(Path file) throws IOException, CertificateException {
        if (!Files.isReadable(file)) throw new RefusedCommand("There is no readable file " + file + ".");
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static ClientCertificate pinned(X509Certificate certificate, ValidityOptions validity)
            throws CertificateException {
        var end = Optional.of(certificate.getNotAfter().toInstant());
        return new ClientCertificate(ClientCertificate.fingerprint(certificate), "", "", validity.validity(end));
    }

    private static ClientCertificate named(X509Certificate certificate, @Nullable String name, ValidityOptions validity)
            throws CertificateException {
        var names = ClientCertificate.subjectAltNames(certificate);
        if (name == null && names.size() != 1)
            throw new RefusedCommand(
                    "The certificate has " + names.size() + " names " + names + ": choose with --name.");
        var known = new ClientCertificate(
                "",
                ClientCertificate.issuerOf(certificate),
                name == null ? names.getFirst() : name,
                validity.validity());
        if (!names.contains(known.subjectAltName()))
            throw new RefusedCommand("The certificate has no name " + name + ", only " + names + ".");
        return known;
    }
}
