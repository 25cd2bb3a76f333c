// Copies a link to the clipboard and says so in the button itself:
//   <button type="button" data-copy="https://…" data-copied="Copied" hidden>Copy link</button>
// The button stays hidden where the clipboard cannot be written.

const SHOWN = 2500;

export function copyable(button: HTMLElement): void {
  const text = button.dataset["copy"];
  if (!text || !navigator.clipboard) return;
  const label = button.textContent ?? "";
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset["copied"] ?? label;
    window.setTimeout(() => {
      button.textContent = label;
    }, SHOWN);
  });
}
