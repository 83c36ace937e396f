/** The gateway's own SFTP server, as a Camel component: partners upload to /inbound and fetch from /outbound. */
@NullMarked
package io.x12gateway.routes.channel.sftp;

import org.jspecify.annotations.NullMarked;
