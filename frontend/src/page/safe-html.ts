/**
 * Shows HTML that the server made safe. The one place where text becomes markup: under
 * the page's policy every other one is refused (Trusted Types).
 */
export function showHtml(element: Element, html: string): void {
  element.innerHTML = POLICY === null ? html : (POLICY.createHTML(html) as unknown as string);
}

/** Reads a page that the server made. Its scripts do not run. */
export function parsedHtml(html: string): Document {
  return new DOMParser().parseFromString(
    POLICY === null ? html : (POLICY.createHTML(html) as unknown as string),
    "text/html",
  );
}

interface HtmlPolicy {
  createHTML(html: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): HtmlPolicy;
}

const POLICY: HtmlPolicy | null = policy();

function policy(): HtmlPolicy | null {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  return factory?.createPolicy("quayside", { createHTML: (html) => html }) ?? null;
}
