package io.x12gateway.samples.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of YAML files, one value in each. A file's name without {@code .yaml} is the value's name. Great numbers of
 * values stand in {@code .jsonl} files, one value a line, whose names are the file's and the number of the line. An
 * unknown key or a malformed value is an error that names the file: data that is silently half read would lie to its
 * users.
 */
public final class DataFolder {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final String SUFFIX = ".yaml";
    private static final String LINES = ".jsonl";

    private DataFolder() {}

    /** Every file of a folder that is packaged with this program, by name. */
    public static <T> SortedMap<String, T> packaged(String folder, Class<T> type) {
        var url = resource(folder);
        try {
            if (!"jar".equals(url.getProtocol())) return read(Path.of(url.toURI()), type);
            var jar = Path.of(
                    ((JarURLConnection) url.openConnection()).getJarFileURL().toURI());
            try (var files = FileSystems.newFileSystem(jar)) {
                return read(files.getPath("/" + folder), type);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the packaged folder " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own address is not a URI: " + url, e);
        }
    }

    /** Every {@code .yaml} file and every line of a {@code .jsonl} file of a folder on disk, by name. */
    public static <T> SortedMap<String, T> read(Path folder, Class<T> type) {
        var found = new TreeMap<String, T>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) found.put(name(file, SUFFIX), readFile(file, type));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
        try (var files = Files.newDirectoryStream(folder, "*" + LINES)) {
            for (var file : files) readLines(file, type, found);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
        return found;
    }

    private static <T> void readLines(Path file, Class<T> type, SortedMap<String, T> into) throws IOException {
        var reader = JsonText.MAPPER.readerFor(type);
        var name = name(file, LINES);
        int number = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) into.put("%s-%07d".formatted(name, number), reader.readValue(line));
            }
        } catch (JacksonException e) {
            throw malformed(file + ", line " + number, e);
        }
    }

    /** One packaged file. */
    public static <T> T packagedFile(String path, Class<T> type) {
        var url = resource(path);
        try (var in = url.openStream()) {
            return YAML.readValue(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the packaged file " + path, e);
        } catch (JacksonException e) {
            throw malformed(path, e);
        }
    }

    /** One file on disk. */
    public static <T> T readFile(Path file, Class<T> type) {
        try {
            return YAML.readValue(Files.readAllBytes(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JacksonException e) {
            throw malformed(file.toString(), e);
        }
    }

    private static String name(Path file, String suffix) {
        @Nullable Path last = file.getFileName();
        if (last == null) throw new IllegalStateException("a file without a name: " + file);
        var text = last.toString();
        return text.substring(0, text.length() - suffix.length());
    }

    private static URL resource(String path) {
        var url = DataFolder.class.getClassLoader().getResource(path);
        if (url == null) throw new IllegalStateException("not packaged with this program: " + path);
        return url;
    }

    private static IllegalArgumentException malformed(String file, JacksonException e) {
        return new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
}
