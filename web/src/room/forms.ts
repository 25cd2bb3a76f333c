// Sends the room's forms without leaving the page. The server answers as it does without a script: with the room as it is
// then, or with the same form and what is wrong with it.
import { announce, hideLine, showLine } from "./announce";
import { fitPage } from "./panels";
import { say } from "./words";

export function sendInPlace(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-room-form")) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    void send(form, event.submitter);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams();
  new FormData(form, submitter).forEach((value, name) => {
    if (typeof value === "string") body.append(name, value);
  });
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    await settle(form, response);
  } catch {
    showLine(say("room-live-not-sent"));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

async function settle(form: HTMLFormElement, response: Response): Promise<void> {
  const html = await response.text();
  if (response.ok) {
    hideLine();
    form.reset();
    form.closest("details")?.removeAttribute("open");
    if (!fitPage(html)) location.assign(response.url);
    notice();
    return;
  }
  if (response.status === 422 && fitPage(html)) {
    document.getElementById("room-faults")?.focus();
    return;
  }
  const page = new DOMParser().parseFromString(html, "text/html");
  const title = page.querySelector("h1")?.textContent?.trim();
  showLine(title ? `${title}. ${say("room-live-not-sent")}` : say("room-live-not-sent"));
}

/** Reads out a notice that came with the answer. */
function notice(): void {
  const text = document.getElementById("room-notice")?.textContent?.trim();
  if (text) announce(text);
}
