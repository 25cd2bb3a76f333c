// Keeps every form that is watched from being sent while a detail in it is undecided.
import { watch } from "./watch";

/** Before anything else hears of the sending. */
export function guardSending(): void {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-found")) return;
      if (!watch(form).stops()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** Watches a form from the first key in it: in the room, where forms come and go, and the line has better things to carry. */
export function watchWhenUsed(): void {
  document.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (form?.hasAttribute("data-found")) watch(form);
  });
}
