/** The message broker: embedded with its journal on disk, or one reached by address; every queue by its one name. */
@NullMarked
package io.x12gateway.routes.broker;

import org.jspecify.annotations.NullMarked;
