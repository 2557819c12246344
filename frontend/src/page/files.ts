import { Problem, problemOf } from "./api.js";

const PATH = "/api/session/files";
const UNREACHABLE = "The server does not answer. Look whether it still runs, then try again.";

/** A file on its way into the home. */
export interface Upload {
  /** Fails with a {@link Problem} that can be shown as it is; false when it was given up. */
  readonly done: Promise<boolean>;
  giveUp(): void;
}

/** @param progress hears the part that was sent, from 0 to 1 */
export function upload(file: File, replace: boolean, progress: (part: number) => void): Upload {
  // fetch does not tell how much of a body was sent.
  const request = new XMLHttpRequest();
  request.open("POST", `${PATH}?${new URLSearchParams({ name: file.name, replace: String(replace) })}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.setRequestHeader("Accept", "application/json, application/problem+json");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total);
  const done = new Promise<boolean>((resolve, reject) => {
    request.onload = () =>
      request.status < 300 ? resolve(true) : reject(problemOf(request.status, request.response));
    request.onerror = () => reject(new Problem(0, UNREACHABLE));
    request.onabort = () => resolve(false);
  });
  request.send(file);
  return { done, giveUp: () => request.abort() };
}

/** Saves a file of the home on the learner's machine. Fails with a {@link Problem}. */
export async function download(path: string): Promise<void> {
  const response = await fetch(`${PATH}?${new URLSearchParams({ path })}`).catch(() => {
    throw new Problem(0, UNREACHABLE);
  });
  if (!response.ok) {
    throw problemOf(response.status, await response.json().catch(() => null));
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = path.slice(path.lastIndexOf("/") + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
