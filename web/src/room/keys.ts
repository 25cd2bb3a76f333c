// Single keys for the bar, off while somebody types and switchable off for good (WCAG 2.1.4).
import { part } from "./place";
import { keepKeysWanted, keysWanted } from "./settings";
import { isControl } from "./typing";

const BUTTONS: Record<string, string> = { m: "room-mic", h: "room-hand", v: "room-camera", l: "room-slim", "?": "room-help" };

export function listenToKeys(): void {
  const dialog = part<HTMLDialogElement>("room-keys");
  const box = part<HTMLInputElement>("room-keys-use");
  box.checked = keysWanted();
  box.addEventListener("change", () => keepKeysWanted(box.checked));
  part("room-help").addEventListener("click", () => dialog.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (!box.checked || dialog.open || typing(event.target)) return;
    const id = BUTTONS[event.key.toLowerCase()];
    const button = id ? document.getElementById(id) : null;
    if (!button || button.hidden) return;
    event.preventDefault();
    button.click();
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (isControl(target) || target.isContentEditable);
}
