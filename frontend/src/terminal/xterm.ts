/* The one place that names the terminal's libraries; the build turns these names into addresses. */
export { Terminal, type ITheme } from "@xterm/xterm";
export { FitAddon } from "@xterm/addon-fit";
export { WebLinksAddon } from "@xterm/addon-web-links";
