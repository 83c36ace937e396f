/** The doors of partners' own SFTP servers: files are pulled from them and documents are pushed to them. */
@NullMarked
package io.x12gateway.routes.channel.remote;

import org.jspecify.annotations.NullMarked;
