package dev.quayside.trial;

import dev.quayside.check.Checks;
import dev.quayside.gateway.SessionId;
import dev.quayside.replay.Player;

/**
 * Where a lesson is played.
 *
 * @param session in which session
 * @param file the lesson's file, as its author knows it
 * @param player types its blocks
 * @param tasks how its tasks stand
 * @param checks judges answers
 */
record Scene(SessionId session, String file, Player player, Tasks tasks, Checks checks) {
}
