// A dose as the page shows it; the same shape as the server's own block (templates/computation/whole.html).

export interface Dose {
  outcome: string;
  text: string;
  table: { name: string; version: string };
  lines: { name: string; outcome: string; formula: string | null; why: string[] }[];
  why: string[];
  flags: { text: string; guideline: string; recommendation: string; strength: string; trigger: string }[];
}

interface Words {
  nothing: string;
  dose: string;
  table: string;
  caution: string;
  flags: string;
  recommendation: string;
  statement: string;
  category: string;
  weak: string;
  strong: string;
  because: string;
  education: string;
  guidelines: Record<string, string>;
}

function part(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function strength(told: string, words: Words): string {
  const [category, evidence] = told.split(", evidence ");
  if (category && evidence) {
    return fill(words.category, { category: category.replace("category ", ""), evidence });
  }
  if (told === "weak") return words.weak;
  if (told === "strong") return words.strong;
  return told === "quality statement" ? "" : told;
}

function cited(flag: Dose["flags"][number], words: Words): string {
  const statement = flag.recommendation.startsWith("statement ");
  const number = flag.recommendation.replace("statement ", "");
  const told = number && fill(statement ? words.statement : words.recommendation, { number });
  const guideline = words.guidelines[flag.guideline] ?? flag.guideline;
  return [guideline, told, strength(flag.strength, words)].filter(Boolean).join(", ");
}

function flag(one: Dose["flags"][number], words: Words): HTMLElement {
  const because = fill(words.because, { trigger: one.trigger });
  const source = one.guideline === "Allround" ? because : `${cited(one, words)}. ${because}`;
  return part("li", "", part("p", "", one.text), part("p", "app-method", source));
}

function line(one: Dose["lines"][number]): HTMLElement {
  const name = part("strong", "", one.name);
  name.dir = "auto";
  return part("li", "", name, " ", [one.formula, ...one.why].filter(Boolean).join(" "));
}

function block(told: Dose, words: Words): HTMLElement {
  const all = part("div", "app-computed");
  all.append(part("h3", "govuk-heading-s", words.dose), part("p", "app-computed__total", told.text));
  if (told.outcome !== "no_opioid") {
    const lines = told.lines.filter((one) => one.outcome !== "no_opioid").map(line);
    all.append(part("ul", "app-computed__lines", ...lines), ...told.why.map((why) => part("p", "govuk-body", why)));
    const { name: table, version } = told.table;
    all.append(part("p", "app-method", `${fill(words.table, { table, version })} ${words.caution}`));
  }
  if (told.flags.length > 0) {
    const flags = told.flags.map((one) => flag(one, words));
    all.append(part("h3", "govuk-heading-s", words.flags), part("ul", "app-computed__flags", ...flags));
  }
  all.append(part("p", "app-computed__education", words.education));
  return all;
}

/** Shows the dose, and says its total to those who hear the page; nothing happens while it stays as it is. */
export function show(place: HTMLElement, told: Dose | null): void {
  const shown = place.querySelector<HTMLElement>("[data-computation-told]");
  const said = place.querySelector<HTMLElement>("[data-computation-said]");
  const { words: sentences } = place.dataset;
  if (!shown || !said || !sentences) return;
  const words = JSON.parse(sentences) as Words;
  const next = told ? block(told, words) : part("p", "govuk-body", words.nothing);
  if (shown.firstElementChild?.isEqualNode(next)) return;
  shown.replaceChildren(next);
  const flags = told?.flags.map((one) => one.text) ?? [];
  const sentence = [told?.text ?? words.nothing, ...flags].join(" ");
  if (said.textContent !== sentence) said.textContent = sentence;
}
