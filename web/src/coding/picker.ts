// The one field that everything is typed into: letters find a code among the codebook's, Enter gives it. While it is empty its
// keys move through the transcript.
import { tell } from "./data";
import type { Code, Data } from "./data";

const MOST = 12;

export class Picker {
  readonly input = document.createElement("input");
  private readonly list = document.createElement("ul");
  private found: Code[] = [];
  private chosen = 0;

  constructor(
    tools: HTMLElement,
    private readonly data: Data,
    private readonly give: (code: Code) => void,
  ) {
    const label = document.createElement("label");
    label.className = "govuk-label app-coding__label";
    label.htmlFor = "coding-find";
    label.textContent = tell(data, "filter");
    this.input.id = "coding-find";
    this.input.className = "govuk-input app-coding__find";
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", "coding-found");
    this.input.setAttribute("aria-autocomplete", "list");
    this.list.id = "coding-found";
    this.list.className = "app-coding__found";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", tell(data, "filter"));
    this.list.hidden = true;
    const box = document.createElement("div");
    box.className = "app-coding__picker";
    box.append(label, this.input, this.list);
    tools.prepend(box);
    this.input.addEventListener("input", () => this.search());
  }

  get typed(): string {
    return this.input.value;
  }

  clear(): void {
    this.input.value = "";
    this.search();
  }

  /** Keys while something is typed; true when the key is taken. */
  key(event: KeyboardEvent): boolean {
    if (event.key === "Enter") {
      const code = this.found[this.chosen];
      if (code) this.take(code);
      return true;
    }
    if (event.key === "Escape") {
      this.clear();
      return true;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.chosen = (this.chosen + step + this.found.length) % Math.max(1, this.found.length);
      this.draw();
      return true;
    }
    return false;
  }

  private take(code: Code): void {
    this.clear();
    this.give(code);
  }

  private search(): void {
    const wanted = fold(this.input.value);
    const begins = (code: Code) => fold(code.name).startsWith(wanted);
    const word = (code: Code) => fold(code.path).split(/[\s/]+/u).some((part) => part.startsWith(wanted));
    const inside = (code: Code) => fold(code.path).includes(wanted);
    const rank = (code: Code) => (begins(code) ? 0 : word(code) ? 1 : 2);
    this.found = wanted === "" ? [] : this.data.codes.filter(inside).sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
    this.chosen = 0;
    this.draw();
  }

  private draw(): void {
    const open = this.typed.trim() !== "";
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.list.replaceChildren(
      ...this.found.map((code, at) => {
        const option = document.createElement("li");
        option.id = `coding-found-${at}`;
        option.className = `app-code--${code.color}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", String(at === this.chosen));
        option.dir = "auto";
        option.textContent = code.path;
        option.title = code.definition;
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          this.take(code);
        });
        return option;
      }),
    );
    if (open && this.found.length === 0) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.setAttribute("aria-selected", "false");
      none.textContent = tell(this.data, "no-code");
      this.list.append(none);
    }
    if (open && this.found.length > 0) this.input.setAttribute("aria-activedescendant", `coding-found-${this.chosen}`);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

function fold(text: string): string {
  return text
    .trim()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}
