// The case form's medications, and what it asks about their safety, while somebody types: products to choose from, and below
// the questions the day's total with its lines and what guidelines suggest. The rules are the server's own, compiled for the browser; the server works it out
// again when the section is saved. No text leaves the page.
import init, { dose, products } from "../../wasm/browser";
import { offer, type OfferWords } from "./offer";
import { type Dose, show } from "./told";

/** How long somebody pauses before the total follows. */
const PAUSE = 400;

/** The rows of the table of medications; nothing on a page without it. */
function rows(form: HTMLFormElement): Record<string, string>[] | undefined {
  if (!form.querySelector("[name^='medications-']")) return undefined;
  const found: Record<string, string>[] = [];
  for (const [name, value] of new FormData(form)) {
    const cell = /^medications-(\d+)-(\w+)$/.exec(name);
    if (!cell || typeof value !== "string") continue;
    const [, row = "", column = ""] = cell;
    (found[Number(row)] ??= {})[column] = value.trim();
  }
  return Array.from(found, (row) => row ?? {});
}

/** The options chosen, by question; a question without an answer has none. */
function said(form: HTMLFormElement): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const field of form.elements) {
    const box = field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type);
    if (!(box || field instanceof HTMLSelectElement) || field.name.startsWith("medications-")) continue;
    const codes = (found[field.name] ??= []);
    if (field.value && (!box || field.checked)) codes.push(field.value);
  }
  return found;
}

function begin(place: HTMLElement): void {
  const form = place.closest("form");
  const { computation: question, rules, words: sentences } = place.dataset;
  if (!form || !question || !rules || !sentences) return;
  const words = JSON.parse(sentences) as OfferWords;
  const heard = place.querySelector<HTMLElement>("[data-products-said]");
  let ready = false;
  let changed = false;
  let timer = 0;
  let typed: HTMLInputElement | undefined;
  const follow = (): void => {
    window.clearTimeout(timer);
    if (typed) offer(typed, JSON.parse(products(typed.value)) as string[], heard, words);
    typed = undefined;
    timer = window.setTimeout(() => {
      const typed = JSON.stringify({ rows: rows(form), said: said(form) });
      const by = (table: string): Dose | null => JSON.parse(dose(table, typed)) as Dose | null;
      const told = by(question);
      const other = place.dataset["beside"];
      show(place, told && other ? { ...told, beside: by(other)?.text ?? "" } : told);
    }, PAUSE);
  };
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    const taken = event instanceof CustomEvent;
    if (field instanceof HTMLInputElement && field.name.endsWith("-drug") && !taken) typed = field;
    changed = true;
    if (ready) follow();
  });
  // Without the rules the page tells everything after saving.
  init({ module_or_path: fetch(rules, { credentials: "same-origin" }) }).then(
    () => {
      ready = true;
      // What was typed before the rules were here.
      if (changed) follow();
    },
    () => undefined,
  );
}

for (const place of document.querySelectorAll<HTMLElement>("[data-computation]")) begin(place);
