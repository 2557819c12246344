/** Shows a sentence in which code stands between backticks. */
export function showWords(element: Element, sentence: string): void {
  element.replaceChildren(
    ...sentence.split("`").map((part, place) => {
      if (place % 2 === 0) {
        return document.createTextNode(part);
      }
      const code = document.createElement("code");
      code.textContent = part;
      return code;
    }),
  );
}
