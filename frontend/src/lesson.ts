import { EnginePanel } from "./engine/panel.js";
import { Jump } from "./lesson/jump.js";
import { Live } from "./lesson/live.js";
import { lessonName } from "./lesson/progress.js";
import type { Run } from "./lesson/run-block.js";
import { SessionNotes } from "./lesson/session-notes.js";
import { LessonText } from "./lesson/text.js";
import { keepDropsOut } from "./page/drops.js";
import { help } from "./page/help.js";
import { followKeyboard } from "./page/keyboard.js";
import { Notices } from "./page/notices.js";
import { splitter } from "./page/splitter.js";
import { themeButton } from "./page/theme.js";
import { Session } from "./session.js";
import { Bench } from "./terminal/bench.js";
import { useStrictStyles } from "./terminal/strict-styles.js";

useStrictStyles();
followKeyboard();
keepDropsOut();
themeButton(document.querySelector("[data-part=theme]") as HTMLButtonElement);
help(
  document.querySelector("[data-part=help-button]") as HTMLButtonElement,
  document.querySelector("[data-part=help]") as HTMLDialogElement,
);

const lesson = document.querySelector("main") as HTMLElement;
const session = new Session();
const name = lessonName(lesson);
const notes = new SessionNotes(document, session);
const bench = new Bench(document.querySelector("[data-part=bench]") as HTMLElement, session, (view) => {
  notes.show(view);
  engine.follow(view !== null);
  end.hidden = view === null;
  text.follow(view !== null);
});

const actions = document.querySelector("#run-actions") as HTMLTemplateElement;
const run: Run = (terminal, commands) => bench.run(terminal, commands);
const engine = new EnginePanel(
  document.querySelector("[data-part=engine]") as HTMLElement,
  actions,
  run,
  new Notices(document.querySelector("[data-part=notices]") as HTMLElement),
);

splitter(document.querySelector("[role=separator]") as HTMLElement);
const jump = new Jump(document, name, session, () => bench.start(), run);
const text = new LessonText(lesson, name, actions, run, jump);
const faults = document.querySelector<HTMLElement>("[data-part=faults]");
if (faults !== null) {
  new Live(lesson, name, text, faults);
}

const end = document.querySelector("[data-part=end]") as HTMLButtonElement;
end.addEventListener("click", async () => {
  if (confirm("End this session? Its terminals, containers and files are removed.")) {
    await bench.end();
  }
});
void bench.resume();
