// Decisions about details, as hidden fields of the form: "found-N-field", "found-N-text" and "found-N-do" belong together. The
// server writes those that were made before; it reads all of them.
import { normal } from "./rules";

export const REASONS = ["word", "public", "many"];

// The server counts from 0; nobody decides about so many.
let next = 1000;

interface Decision {
  text: string;
  parts: HTMLInputElement[];
}

function decisions(form: HTMLFormElement): Decision[] {
  const found: Decision[] = [];
  for (const deed of form.querySelectorAll<HTMLInputElement>("input[type=hidden][name^='found-'][name$='-do']")) {
    const stem = deed.name.slice(0, -"do".length);
    const part = (name: string): HTMLInputElement | null => form.querySelector(`input[name='${stem}${name}']`);
    const [text, field] = [part("text"), part("field")];
    if (text && field && REASONS.includes(deed.value)) found.push({ text: text.value, parts: [deed, text, field] });
  }
  return found;
}

/** The normal forms of the details that are kept. */
export function kept(form: HTMLFormElement): Set<string> {
  return new Set(decisions(form).map((decision) => normal(decision.text)));
}

/** Keeps a detail for a reason. */
export function keep(form: HTMLFormElement, field: string, found: string, reason: string): void {
  const stem = `found-${next}-`;
  next += 1;
  for (const [name, value] of [["field", field], ["text", found], ["do", reason]] as const) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = stem + name;
    input.value = value;
    input.dataset["foundKept"] = "";
    form.append(input);
  }
}

/** Takes a decision back. */
export function reopen(form: HTMLFormElement, found: string): void {
  for (const decision of decisions(form)) {
    if (normal(decision.text) === normal(found)) decision.parts.forEach((part) => part.remove());
  }
}

/** Forgets the decisions that were made on this page: what they were about was sent or taken back. */
export function forget(form: HTMLFormElement): void {
  form.querySelectorAll("[data-found-kept]").forEach((part) => part.remove());
}
