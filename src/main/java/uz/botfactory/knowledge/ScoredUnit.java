package uz.botfactory.knowledge;

import java.util.UUID;

/**
 * A sentence, item or table row of a passage with its place there and the share of the question that it covers, from 0
 * to 1 (the share counts rare words more than common ones).
 */
public record ScoredUnit(UUID passage, int start, int end, double share) {}
