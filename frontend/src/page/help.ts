/** The button that opens the help. The browser closes it and gives the focus back. */
export function help(button: HTMLButtonElement, dialog: HTMLDialogElement): void {
  button.addEventListener("click", () => dialog.showModal());
}
