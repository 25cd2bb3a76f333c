// A text chosen from the library fills the form of a recommendation, so that it can be read and changed before it is added.
import { isControl } from "./typing";

const FIELDS = ["domain", "text", "strength", "source", "link"];

export function fillFromLibrary(): void {
  document.addEventListener("change", (event) => {
    const choice = event.target;
    if (choice instanceof HTMLSelectElement && choice.hasAttribute("data-snippets")) fill(choice);
  });
}

function fill(choice: HTMLSelectElement): void {
  const chosen = choice.selectedOptions[0];
  const form = choice.form;
  if (!chosen || !form) return;
  const field = (name: string): Element | RadioNodeList | null => form.elements.namedItem(name);
  const text = field("text");
  if (!(text instanceof HTMLTextAreaElement)) return;
  // What somebody typed is theirs; only what came from the library is replaced.
  if (text.value.trim() !== "" && text.value !== text.dataset["snippet"]) {
    choice.value = choice.dataset["chosen"] ?? "";
    return;
  }
  choice.dataset["chosen"] = choice.value;
  for (const name of FIELDS) {
    const control = field(name);
    if (!(control instanceof Element) || !isControl(control)) continue;
    control.value = chosen.dataset[name] ?? "";
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  text.dataset["snippet"] = text.value;
  const more = text.form?.querySelector<HTMLDetailsElement>("details[id^='more-evidence']");
  if (more && chosen.dataset["source"]) more.open = true;
}
