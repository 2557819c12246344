import assert from "node:assert/strict";
import { test } from "node:test";
import { isAnswer } from "../src/terminal/answers.js";

test("what a terminal answers by itself is known", () => {
  for (const answer of ["\x1b[?1;2c", "\x1b[>0;276;0c", "\x1b[24;80R", "\x1b[0n", "\x1b[?2004;1$y", "\x1b[8;24;80t",
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b[I", "\x1b[1;1R\x1b[?1;2c"]) {
    assert.ok(isAnswer(answer), JSON.stringify(answer));
  }
});

test("what a person types is none", () => {
  for (const typed of ["ls\r", "\x1b", "\x1b[A", "\x1bOA", "\x03", "\x1b[3~", "\x1b[200~c\x1b[201~", "", "n", "R"]) {
    assert.ok(!isAnswer(typed), JSON.stringify(typed));
  }
});
