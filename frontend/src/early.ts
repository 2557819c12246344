/* A classic script in the head: applies what is remembered before the page is first drawn. */
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("quayside.theme");
    if (theme === "light" || theme === "dark") {
      root.dataset["theme"] = theme;
    }
    const split = Number(localStorage.getItem("quayside.split"));
    if (split >= 25 && split <= 75) {
      root.style.setProperty("--split", `${split}%`);
    }
  } catch {
    // No storage: nothing is remembered.
  }
  root.classList.add("scripted");
})();
