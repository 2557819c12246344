/* The one place that names the terminal's libraries; the build turns these names into addresses. */
export { Terminal, type IDisposable, type ILinkHandler, type IMarker, type ITheme } from "@xterm/xterm";
export { FitAddon } from "@xterm/addon-fit";
export { SearchAddon } from "@xterm/addon-search";
export { WebLinksAddon } from "@xterm/addon-web-links";
export { WebglAddon } from "@xterm/addon-webgl";
