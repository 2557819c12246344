/** Keeps what is fixed to the foot of the window above a touch keyboard, where the browser does not. */
export function followKeyboard(): void {
  const viewport = window.visualViewport;
  const follow = (): void => {
    const hidden = viewport === null ? 0 : Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    document.documentElement.style.setProperty("--keyboard", `${Math.round(hidden)}px`);
  };
  viewport?.addEventListener("resize", follow);
  viewport?.addEventListener("scroll", follow);
}
