const PREFIX = "quayside.";

/** Remembers a choice in this browser; forgets it where the browser keeps nothing. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(PREFIX + name);
    } else {
      localStorage.setItem(PREFIX + name, value);
    }
  } catch {
    // A browser without storage still works; it only forgets.
  }
}

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}
