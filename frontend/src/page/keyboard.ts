/** Keeps what is fixed to the foot of the window above a touch keyboard, where the browser does not. */
export function followKeyboard(): void {
  const viewport = window.visualViewport;
  if (viewport === null) {
    return;
  }
  const follow = (): void => {
    const hidden = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    document.documentElement.style.setProperty("--keyboard", `${Math.round(hidden)}px`);
  };
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
}
