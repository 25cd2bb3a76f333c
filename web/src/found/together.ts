// Details that identify nobody alone and somebody together, told at the end of a form: a hint that stops nothing. The server
// asks about those of the whole case when it is handed in.
import type { Together } from "./rules";
import { say } from "./words";

export class Hint {
  private readonly element = document.createElement("div");
  private shown = "";

  constructor(private readonly form: HTMLFormElement) {
    this.element.className = "app-found";
    this.element.setAttribute("data-found-together", "");
  }

  /** Shows it, or takes it away; gives what is new to say. */
  show(together: Together | null): string | null {
    const key = JSON.stringify(together);
    if (key === this.shown) return null;
    this.shown = key;
    if (!together) {
      this.element.remove();
      return null;
    }
    const line = document.createElement("p");
    line.className = "app-found__count";
    line.textContent = sentence(together);
    const list = document.createElement("ul");
    list.className = "govuk-list govuk-list--bullet app-found__reasons";
    for (const reason of together.reasons) {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = reason;
      list.append(item);
    }
    this.element.replaceChildren(line, list);
    if (!this.element.isConnected) this.place();
    return line.textContent;
  }

  /** Before the buttons that end the form. */
  private place(): void {
    const end = this.form.querySelector(".app-actions, .govuk-button-group");
    if (end) end.before(this.element);
    else this.form.append(this.element);
  }
}

function sentence({ people }: Together): string {
  return people === 1 ? say("together-one") : say("together-other", { people });
}
