// The medications of the case form while somebody types: products to choose from, and below the table the day's total with
// its lines and what guidelines suggest. The rules are the server's own, compiled for the browser; the server works it out
// again when the section is saved. No text leaves the page.
import init, { dose, products } from "../../wasm/browser";
import { offer, type OfferWords } from "./offer";
import { type Dose, show } from "./told";

/** How long somebody pauses before the total follows. */
const PAUSE = 400;

function rows(form: HTMLFormElement): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  for (const [name, value] of new FormData(form)) {
    const cell = /^medications-(\d+)-(\w+)$/.exec(name);
    if (!cell || typeof value !== "string") continue;
    const [, row = "", column = ""] = cell;
    (found[Number(row)] ??= {})[column] = value.trim();
  }
  return Array.from(found, (row) => row ?? {});
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
      const typed = JSON.stringify(rows(form));
      const by = (table: string): Dose | null => JSON.parse(dose(table, typed)) as Dose | null;
      const told = by(question);
      const other = place.dataset["beside"];
      show(place, told && other ? { ...told, beside: by(other)?.text ?? "" } : told);
    }, PAUSE);
  };
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof Element) || !(field.getAttribute("name") ?? "").startsWith("medications-")) return;
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
