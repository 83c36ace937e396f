package io.x12gateway.routes.channel.sftp;

/** The three folders of production data, or those of test data. */
record Branch(Inbound inbound, Outbound outbound, SentFiles sent) {}
