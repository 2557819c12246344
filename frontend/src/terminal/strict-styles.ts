/**
 * Lets xterm.js live under a Content-Security-Policy without 'unsafe-inline'. Its DOM
 * renderer fills <style> elements with text and spans with style attributes, which the
 * policy refuses; the same through the CSS object model is allowed. (Its option
 * documentOverride does not reach the viewport, which asks window.document.)
 */
export function useStrictStyles(): void {
  const sheets = new WeakMap<HTMLStyleElement, CSSStyleSheet>();

  Object.defineProperty(HTMLStyleElement.prototype, "textContent", {
    configurable: true,
    set(this: HTMLStyleElement, css: string) {
      let sheet = sheets.get(this);
      if (sheet === undefined) {
        sheet = new CSSStyleSheet();
        sheets.set(this, sheet);
        document.adoptedStyleSheets.push(sheet);
      }
      sheet.replaceSync(css);
    },
  });

  HTMLStyleElement.prototype.remove = function (this: HTMLStyleElement) {
    const sheet = sheets.get(this);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    Element.prototype.remove.call(this);
  };

  HTMLSpanElement.prototype.setAttribute = function (this: HTMLSpanElement, name: string, value: string) {
    if (name === "style") {
      this.style.cssText = value;
    } else {
      Element.prototype.setAttribute.call(this, name, value);
    }
  };
}
