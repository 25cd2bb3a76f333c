// A dose as the page shows it; the same shape as the server's own block (templates/computation/whole.html).

export interface Dose {
  outcome: string;
  text: string;
  table: { name: string; version: string };
  lines: { name: string; outcome: string; formula: string | null; why: string[] }[];
  why: string[];
  topics: { code: string; flags: Flag[] }[];
  /** The total by another table. */
  beside?: string;
}

interface Flag {
  text: string;
  guideline: string;
  recommendation: string;
  strength: string;
  trigger: string;
}

interface Words {
  nothing: string;
  dose: string;
  table: string;
  caution: string;
  beside: string;
  flags: string;
  recommendation: string;
  statement: string;
  category: string;
  weak: string;
  strong: string;
  because: string;
  education: string;
  guidelines: Record<string, string>;
  topics: Record<string, string>;
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

/** A rule of the program itself stands without a guideline. */
const OWN = "Allround";

function guideline(name: string, words: Words): string {
  return words.guidelines[name] ?? name;
}

function cited(flag: Flag, words: Words): string {
  const statement = flag.recommendation.startsWith("statement ");
  const number = flag.recommendation.replace("statement ", "");
  const told = number && fill(statement ? words.statement : words.recommendation, { number });
  return [guideline(flag.guideline, words), told, strength(flag.strength, words)].filter(Boolean).join(", ");
}

function because(flag: Flag, words: Words): HTMLElement {
  const reason = fill(words.because, { trigger: flag.trigger });
  return part("p", "app-method", flag.guideline === OWN ? reason : `${cited(flag, words)}. ${reason}`);
}

/** What is said of one topic: its strongest sentence, and every one with its source behind it. */
function topic({ code, flags }: Dose["topics"][number], words: Words): (string | Node)[] {
  const [first] = flags;
  if (!first) return [];
  const name = words.topics[code] ?? "";
  const line = part("p", "", part("strong", "", name), ` ${first.text}`);
  if (first.guideline === OWN) return [part("li", "", line, because(first, words))];
  const named = flags.filter((flag) => flag.guideline !== OWN).map((flag) => guideline(flag.guideline, words));
  const sources = part("span", "govuk-details__summary-text", part("span", "govuk-visually-hidden", `${name} `));
  sources.append([...new Set(named)].join(", "));
  const all = flags.flatMap((flag) => [part("p", "", flag.text), because(flag, words)]);
  const behind = part("details", "govuk-details", part("summary", "govuk-details__summary", sources));
  behind.append(part("div", "govuk-details__text", ...all));
  return [part("li", "", line, behind)];
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
    if (told.beside) all.append(part("p", "govuk-body", fill(words.beside, { total: told.beside })));
  }
  if (told.topics.length > 0) {
    const topics = told.topics.flatMap((one) => topic(one, words));
    all.append(part("h3", "govuk-heading-s", words.flags), part("ul", "app-computed__flags", ...topics));
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
  const first = told?.topics.map((one) => one.flags[0]?.text ?? "") ?? [];
  const sentence = [told?.text ?? words.nothing, ...first].join(" ");
  if (said.textContent !== sentence) said.textContent = sentence;
}
