// The details of one field, in words, below it: each can be replaced by one press, or kept for a reason.
import { REASONS } from "./decisions";
import type { Found } from "./rules";
import type { Field } from "./underline";
import { count, say } from "./words";

export interface Deeds {
  replace(found: Found): void;
  keep(found: Found, reason: string): void;
  reopen(found: Found): void;
}

let ids = 0;

/** A list below a field; empty, it is not there. */
export class List {
  readonly element = document.createElement("div");
  private readonly id = `found-list-${(ids += 1)}`;
  private shown = "";

  constructor(
    private readonly field: Field,
    private readonly deeds: Deeds,
  ) {
    this.element.className = "app-found";
    this.element.setAttribute("data-found-list", "");
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", say("list"));
  }

  show(open: Found[], kept: Found[]): void {
    const key = JSON.stringify([open, kept].map((all) => all.map((one) => [one.found, one.blocks, one.replacement])));
    if (key === this.shown && this.element.isConnected) return;
    this.shown = key;
    if (open.length + kept.length === 0) {
      this.element.remove();
      this.describe(false);
      return;
    }
    if (!this.element.isConnected) this.place();
    const list = document.createElement("ul");
    list.className = "app-found__list";
    list.append(...open.map((one) => this.question(one)), ...kept.map((one) => this.answer(one)));
    const lines: HTMLElement[] = [];
    if (open.length > 0) {
      const line = document.createElement("p");
      line.className = "app-found__count";
      line.id = `${this.id}-count`;
      line.textContent = count(open.length);
      lines.push(line);
    }
    this.element.replaceChildren(...lines, list);
    this.describe(open.length > 0);
  }

  /** The first thing to press; none when nothing is open. */
  first(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>("[data-found-open] button");
  }

  private place(): void {
    const group = this.field.closest<HTMLElement>(".govuk-form-group") ?? this.field;
    group.after(this.element);
  }

  /** Ties the count to the field, beside what describes it already. */
  private describe(open: boolean): void {
    const id = `${this.id}-count`;
    const others = (this.field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    const all = open ? [...others, id] : others;
    if (all.length > 0) this.field.setAttribute("aria-describedby", all.join(" "));
    else this.field.removeAttribute("aria-describedby");
  }

  private question(found: Found): HTMLElement {
    const item = document.createElement("li");
    item.className = `app-found__item app-found__item--${found.blocks ? "block" : "confirm"}`;
    item.setAttribute("data-found-open", "");
    item.append(
      words(say(`${found.code}-${found.blocks ? "block" : "confirm"}`, {
          found: found.found,
          replacement: found.replacement,
        })),
      this.button(say("replace", { replacement: found.replacement }), () => this.deeds.replace(found)),
    );
    if (!found.blocks) item.append(this.reasons(found));
    return item;
  }

  private answer(found: Found): HTMLElement {
    const item = document.createElement("li");
    item.className = "app-found__item app-found__item--kept";
    item.append(
      words(say("kept", { found: found.found })),
      this.button(say("change"), () => this.deeds.reopen(found), "app-button--plain"),
    );
    return item;
  }

  private button(label: string, press: () => void, look = "govuk-button govuk-button--secondary"): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = look;
    button.dir = "auto";
    button.textContent = label;
    button.addEventListener("click", press);
    return button;
  }

  private reasons(found: Found): HTMLElement {
    const select = document.createElement("select");
    select.className = "govuk-select";
    select.setAttribute("aria-label", say("keep-label", { found: found.found }));
    select.append(new Option(say("keep"), ""), ...REASONS.map((code) => new Option(say(`reason-${code}`), code)));
    // By keyboard, a choice is passed over on the way to another one: it counts when the list is left or Enter pressed.
    let decided = false;
    const decide = (): void => {
      // Deciding takes the list away, which may count as leaving it.
      if (decided || !select.value) return;
      decided = true;
      this.deeds.keep(found, select.value);
    };
    let keyed = false;
    select.addEventListener("keydown", (event) => {
      keyed = event.key !== "Tab";
      if (event.key !== "Enter") return;
      event.preventDefault();
      decide();
    });
    select.addEventListener("pointerdown", () => {
      keyed = false;
    });
    // Nothing of this is an answer of the form.
    select.addEventListener("input", (event) => event.stopPropagation());
    select.addEventListener("change", (event) => {
      event.stopPropagation();
      if (!keyed) decide();
    });
    select.addEventListener("blur", decide);
    return select;
  }
}

function words(text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = "app-found__what";
  span.dir = "auto";
  span.textContent = text;
  return span;
}
