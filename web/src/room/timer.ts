// Lets the time of the step run between two visits to the server.
import { onPanels } from "./panels";
import { say } from "./words";

let seen = 0;
let element: HTMLElement | null = null;

export function runTimer(): void {
  onPanels(() => {
    element = document.querySelector<HTMLElement>(".room-timer");
    seen = performance.now();
    tick();
  });
  setInterval(tick, 1_000);
}

function tick(): void {
  if (!element) return;
  const passed = Math.floor((performance.now() - seen) / 1_000);
  const left = Number(element.dataset["left"] ?? 0) - passed;
  const planned = Number(element.dataset["planned"] ?? 0);
  element.classList.toggle("room-timer--over", left <= 0);
  const bar = element.querySelector("progress");
  if (bar) bar.value = Math.min(planned, planned - left);
  const words = element.querySelector("[data-timer-words]");
  const text = sentence(left);
  if (words && words.textContent !== text) words.textContent = text;
}

function sentence(left: number): string {
  if (left >= 60) return say("room-live-left-minutes", { count: Math.ceil(left / 60) });
  if (left > 0) return say("room-live-left-last");
  const over = Math.floor(-left / 60);
  return over === 0 ? say("room-live-over-now") : say("room-live-over-minutes", { count: over });
}
