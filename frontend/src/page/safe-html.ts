/**
 * Shows HTML that the server made safe. The one place where text becomes markup: under
 * the page's policy every other one is refused (Trusted Types).
 */
export function showHtml(element: Element, html: string): void {
  element.innerHTML = POLICY === null ? html : (POLICY.createHTML(html) as unknown as string);
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
