// What is said to screen readers, and the line on top that everybody sees when something needs attention.
import { part, show } from "./place";

const said = part("room-said");
const line = part("room-line");

let waiting: string[] = [];
let timer = 0;

/** Says something politely. Several things at once are said together. */
export function announce(text: string): void {
  waiting.push(text);
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    said.textContent = waiting.join(". ");
    waiting = [];
  }, 250);
}

/** Shows a sentence on top until it is taken away, with a button when there is something to do. */
export function showLine(text: string, action?: { label: string; act: () => void }): void {
  line.replaceChildren();
  const words = document.createElement("p");
  words.textContent = text;
  line.append(words);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button room-small";
    button.textContent = action.label;
    button.addEventListener("click", action.act);
    line.append(button);
  }
  show(line, true);
}

export function hideLine(): void {
  show(line, false);
  line.replaceChildren();
}
