import { WebglAddon, type Terminal } from "./xterm.js";

let refused = false;

/**
 * Draws a terminal by WebGL while it is seen. Browsers give a page a few contexts only, so
 * what is hidden has none; where there is none at all, or it is lost, xterm.js draws by the DOM.
 */
export class Renderer {
  readonly #terminal: Terminal;
  #webgl: WebglAddon | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(seen: boolean): void {
    if (!seen) {
      this.#leave();
    } else if (this.#webgl === null && !refused) {
      this.#enter();
    }
  }

  dispose(): void {
    this.#leave();
  }

  #enter(): void {
    if (!offered()) {
      refused = true;
      return;
    }
    const webgl = new WebglAddon();
    try {
      webgl.onContextLoss(() => {
        refused = true;
        this.#leave();
      });
      this.#terminal.loadAddon(webgl);
      this.#webgl = webgl;
    } catch {
      refused = true;
      webgl.dispose();
    }
  }

  #leave(): void {
    this.#webgl?.dispose();
    this.#webgl = null;
  }
}

/** Where WebGL is only emulated, the DOM is faster. */
function offered(): boolean {
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
