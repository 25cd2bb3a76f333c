// Asks before something that cannot be taken back:
//   <button data-confirm="Withdraw this case?" data-confirm-yes="Withdraw it" data-confirm-no="Keep it">
// Without a script the button acts at once, so the server must accept that.

const agreed = new WeakSet<HTMLElement>();

/** Asks for every such button of the page, those that come later too. */
export function confirmFirst(): void {
  if (typeof HTMLDialogElement !== "function") return;
  document.addEventListener("click", hold, { capture: true });
}

function hold(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-confirm]") : null;
  const { confirm: question, confirmYes: yes, confirmNo: no } = button?.dataset ?? {};
  if (!button || !question || !yes || !no || agreed.has(button)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(question, yes, no, () => {
    agreed.add(button);
    button.click();
    agreed.delete(button);
  });
}

function ask(question: string, yes: string, no: string, act: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "app-dialog";
  const words = document.createElement("p");
  words.id = "app-dialog-question";
  words.textContent = question;
  dialog.setAttribute("aria-labelledby", words.id);

  const actions = document.createElement("div");
  actions.className = "app-actions";
  const go = answer(yes, "govuk-button govuk-button--warning");
  const stay = answer(no, "govuk-button govuk-button--secondary");
  actions.append(go, stay);
  dialog.append(words, actions);
  document.body.append(dialog);

  go.addEventListener("click", () => {
    dialog.close();
    act();
  });
  stay.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  stay.focus();
}

function answer(words: string, look: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = look;
  button.textContent = words;
  return button;
}
