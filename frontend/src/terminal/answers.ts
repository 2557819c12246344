/**
 * What a terminal answers by itself when a program asks: device attributes, status and
 * cursor reports, mode and size reports (CSI … c, n, R, y, t), colours (OSC) and settings
 * (DCS); also focus reports. While old output is drawn again the questions in it are old
 * too, and nobody waits for an answer.
 */
const ANSWER = /^(?:\x1b\[[?>=]?[\d;]*\$?[cnRyt]|\x1b\[[IO]|\x1b\][\d;][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\)+$/;

export function isAnswer(data: string): boolean {
  return ANSWER.test(data);
}
