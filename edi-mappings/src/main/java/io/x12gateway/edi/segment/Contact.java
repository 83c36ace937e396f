package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/** Where to ask. PER: function, name and up to three channels. */
public record Contact(String function, String name, List<Channel> channels) {
    public Contact {
        channels = List.copyOf(channels);
    }

    /** PER03/04 and so on: {@code TE} telephone, {@code EX} extension, {@code UR} web address, {@code EM} e-mail. */
    public record Channel(String qualifier, String number) {}

    public static Contact of(String function, String name, String qualifier, String number) {
        return new Contact(function, name, List.of(new Channel(qualifier, number)));
    }

    public static Contact read(Elements per) {
        var channels = new ArrayList<Channel>();
        for (int at = 3; at <= 7; at += 2) {
            if (per.has(at)) channels.add(new Channel(per.element(at), per.element(at + 1)));
        }
        return new Contact(per.element(1), per.element(2), channels);
    }

    public Segment segment() {
        var elements = new ArrayList<String>(List.of(function, name));
        for (var channel : channels) {
            elements.add(channel.qualifier());
            elements.add(channel.number());
        }
        return Segment.of("PER", elements.toArray(String[]::new));
    }
}
