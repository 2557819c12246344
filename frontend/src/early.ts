/* A classic script in the head: applies what is remembered before the page is first drawn. */
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("quayside.theme");
    if (theme === "light" || theme === "dark" || theme === "contrast") {
      root.dataset["theme"] = theme;
    } else if (matchMedia("(prefers-contrast: more)").matches) {
      root.dataset["theme"] = "contrast";
    }
    const split = Number(localStorage.getItem("quayside.split"));
    if (split >= 25 && split <= 75) {
      root.style.setProperty("--split", `${split}%`);
    }
  } catch {
    // No storage: nothing is remembered.
  }
  root.classList.add("scripted");

  // A browser on the machine of the engine breaks off what it loads whenever a container's
  // network comes or goes (ERR_NETWORK_CHANGED). A page without its parts is of no use, so
  // it is loaded again, three times at most: the count is kept with its place in the history.
  const reload = ({ target }: Event): void => {
    const part = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
    const reloads = Number(history.state);
    if (part && reloads < 3) {
      history.replaceState(reloads + 1, "");
      location.reload();
    }
  };
  addEventListener("error", reload, true);
})();
