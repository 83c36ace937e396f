package io.x12gateway.core.transfer;

import java.time.Duration;

/**
 * The pace and the limits of pulling and pushing.
 *
 * @param stableFor a file is fetched once its size and time of modification have stayed the same for this long
 * @param listingMax names that are taken from one listing
 * @param filesPerTurn files that are fetched or delivered in one visit
 * @param attemptsMax after this many failures in a row an operator decides
 */
public record TransferRules(Duration stableFor, int listingMax, int filesPerTurn, int attemptsMax, BackOff backOff) {}
