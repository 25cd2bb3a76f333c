// Watches the text fields of a form: finds identifying details while somebody types, asks about them, and keeps the form from
// being sent, by hand or by itself, until each is decided about.
//
// How a form stands is told by its attribute data-held: "looking" while the check is under way, "waiting" while a detail is
// undecided, "unchecked" when the rules could not be loaded (the server's check counts then), nothing when it may go. The
// event "found" tells of a change.
import { forget, keep, kept, reopen } from "./decisions";
import { List } from "./list";
import { type Found, find, loadRules, rulesState } from "./rules";
import { Hint } from "./together";
import { type Field, underline } from "./underline";
import { count, say } from "./words";

/** Milliseconds without a key before it is looked. */
const PAUSE = 80;

type Held = "looking" | "waiting" | "unchecked" | "";

const watches = new WeakMap<HTMLFormElement, Watch>();

export function watch(form: HTMLFormElement): Watch {
  const known = watches.get(form) ?? new Watch(form);
  watches.set(form, known);
  return known;
}

export class Watch {
  private readonly lists = new Map<Field, List>();
  private timer: number | undefined;
  private open = 0;
  /** Whether parts of the text are underlined: not in the room, whose panels come anew again and again. */
  private readonly underlines: boolean;
  private readonly hint: Hint;

  constructor(private readonly form: HTMLFormElement) {
    this.underlines = !form.hasAttribute("data-room-form");
    this.hint = new Hint(form);
    form.addEventListener("input", (event) => {
      if (event.target instanceof Element && isField(event.target)) this.changed();
    });
    form.addEventListener("reset", () => {
      forget(form);
      window.setTimeout(() => this.look());
    });
    void this.start();
  }

  private async start(): Promise<void> {
    if (rulesState() !== "ready") this.hold("looking");
    await loadRules();
    this.look();
  }

  /** Whether the form must stay; then the first undecided detail has the focus. */
  stops(): boolean {
    if (rulesState() !== "ready") return false;
    this.look();
    if (this.open === 0) return false;
    for (const field of fields(this.form)) {
      const first = this.lists.get(field)?.first();
      if (first) {
        first.focus();
        break;
      }
    }
    announce(count(this.open));
    return true;
  }

  private changed(): void {
    window.clearTimeout(this.timer);
    if (rulesState() === "absent" || rulesState() === "failed") {
      void this.start();
      return;
    }
    this.hold("looking");
    this.timer = window.setTimeout(() => this.look(), PAUSE);
  }

  private look(): void {
    window.clearTimeout(this.timer);
    if (rulesState() !== "ready") {
      this.hold(rulesState() === "failed" ? "unchecked" : "looking");
      return;
    }
    // The server's questions about an earlier text; what follows takes their place.
    this.form.querySelectorAll("[data-found-asked]").forEach((asked) => asked.remove());
    const all = fields(this.form);
    const texts = all.map((field): [string, string] => [field.name, field.value]);
    const floor = this.form.dataset["foundFloor"];
    const { found, together: few } = find(texts, floor);
    const decided = kept(this.form);
    let open = 0;
    for (const field of all) {
      const here = found.filter((one) => one.field === field.name);
      const [asked, answered] = [here.filter((one) => isOpen(one, decided)), here.filter((one) => !isOpen(one, decided))];
      open += once(asked).length;
      this.list(field).show(once(asked), once(answered));
      if (this.underlines) underline(field, asked);
    }
    const together = floor ? this.hint.show(few) : null;
    if (open !== this.open) announce(open === 0 ? say("none") : count(open));
    else if (together) announce(together);
    this.open = open;
    this.hold(open > 0 ? "waiting" : "");
  }

  private list(field: Field): List {
    const known = this.lists.get(field);
    if (known) return known;
    const list = new List(field, {
      replace: (found) => this.act(field, () => replaceAll(field, found)),
      keep: (found, reason) => this.act(field, () => keep(this.form, field.name, found.found, reason)),
      reopen: (found) => this.act(field, () => reopen(this.form, found.found)),
    });
    this.lists.set(field, list);
    return list;
  }

  /** Does something about a detail, and puts the focus on the next one, or back into the field. */
  private act(field: Field, deed: () => void): void {
    deed();
    this.look();
    (this.lists.get(field)?.first() ?? field).focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private hold(held: Held): void {
    if (held) this.form.dataset["held"] = held;
    else delete this.form.dataset["held"];
    this.form.dispatchEvent(new Event("found"));
  }
}

function isOpen(found: Found, decided: Set<string>): boolean {
  return found.blocks || !decided.has(found.folded);
}

/** Each detail once, however often it stands there. */
function once(found: Found[]): Found[] {
  return found.filter((one, at) => found.findIndex((other) => other.found === one.found) === at);
}

function isField(element: Element): element is Field {
  if (element instanceof HTMLTextAreaElement) return element.name !== "";
  if (!(element instanceof HTMLInputElement) || element.name === "") return false;
  return element.type === "text" && element.inputMode !== "numeric";
}

function fields(form: HTMLFormElement): Field[] {
  return Array.from(form.elements).filter(isField);
}

function replaceAll(field: Field, found: Found): void {
  const again = find([[field.name, field.value]]).found.filter((one) => one.found === found.found);
  // A detail that only other fields betray is not found alone: there it stands where it was found.
  const places = again.length > 0 ? again : [found].filter((one) => field.value.slice(one.start, one.end) === one.found);
  for (const one of places.reverse()) field.setRangeText(one.replacement, one.start - one.lead, one.end, "end");
}

let status: HTMLElement | undefined;

/** Says something to screen readers. */
function announce(text: string): void {
  if (!status) {
    status = document.createElement("div");
    status.className = "govuk-visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = text;
}
