/** An answer that is not a success; the message is the server's own sentence. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

type Method = "GET" | "POST" | "DELETE";

const PAUSE = 300; // milliseconds

/**
 * Asks the server for JSON, twice where no answer comes: a browser on the machine of the
 * engine breaks its requests off whenever a container's network comes or goes
 * (ERR_NETWORK_CHANGED). For what may be asked twice.
 */
export async function ask(method: Method, path: string, body?: object): Promise<unknown> {
  try {
    return await askOnce(method, path, body);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 0) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return askOnce(method, path, body);
  }
}

/** Asks the server for JSON. Fails with a {@link Problem} that can be shown as it is. */
export async function askOnce(method: Method, path: string, body?: object): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: "application/json, application/problem+json", "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, "The server does not answer. Look whether it still runs, then try again.");
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw problemOf(response.status, answer);
  }
  return answer;
}

/** What an answer that is not a success says. */
export function problemOf(status: number, answer: unknown): Problem {
  return new Problem(status, detailOf(answer) ?? `The server answered ${status}. Try again.`);
}

function detailOf(answer: unknown): string | null {
  const detail: unknown = Object(answer).detail;
  return typeof detail === "string" && detail !== "" ? detail : null;
}
