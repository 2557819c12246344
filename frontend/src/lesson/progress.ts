import { ask } from "../page/api.js";

/** What the server keeps of this learner in this lesson. */
export interface Progress {
  readonly tasks: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
}

/** An answer of before, with its grade. */
interface Answer {
  readonly given: readonly string[];
  readonly right: boolean;
  readonly feedback: Readonly<Record<string, string>>;
}

export interface LessonName {
  readonly course: string;
  readonly lesson: string;
}

const NONE: Progress = { tasks: [], answers: {} };

export function lessonName(lesson: HTMLElement): LessonName {
  return { course: lesson.dataset["course"] ?? "", lesson: lesson.dataset["lesson"] ?? "" };
}

export function pathOf(name: LessonName): string {
  return `${encodeURIComponent(name.course)}/${encodeURIComponent(name.lesson)}`;
}

/** Says that the lesson was opened, and learns how far the learner was. */
export async function openLesson(name: LessonName): Promise<Progress> {
  const answer = (await ask("POST", `/api/progress/${pathOf(name)}`, {}).catch(() => NONE)) as Partial<Progress>;
  return { tasks: answer.tasks ?? [], answers: answer.answers ?? {} };
}
