/** The commands of a block, as they are to be typed: a line each, what was filled in included. */
export function commandsOf(code: HTMLElement): string[] {
  return textOf(code)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

function textOf(node: Node): string {
  if (node instanceof HTMLInputElement) {
    return node.value.trim();
  }
  if (node.hasChildNodes()) {
    return [...node.childNodes].map(textOf).join("");
  }
  return node.textContent ?? "";
}

/** Turns the places to be filled into fields. */
export function blanks(code: HTMLElement): HTMLInputElement[] {
  return [...code.querySelectorAll<HTMLElement>("[data-placeholder]")].map((place) => {
    const name = place.dataset["placeholder"] ?? "";
    const field = document.createElement("input");
    field.type = "text";
    field.className = "blank";
    field.placeholder = name;
    field.size = Math.max(name.length, 6);
    field.setAttribute("aria-label", name);
    field.autocomplete = "off";
    field.spellcheck = false;
    field.autocapitalize = "none";
    field.addEventListener("input", () => {
      field.size = Math.max(field.value.length, name.length, 6);
    });
    place.replaceWith(field);
    return field;
  });
}
