// Keeps the changing parts of the room up to date: asks the server for them and fits them in, without ever touching what
// somebody is typing or where their cursor is.
import { Idiomorph } from "idiomorph";
import { announce } from "./announce";
import { address, isLive, part } from "./place";
import { say } from "./words";
import { isControl, isWritten, isWrittenIn, writtenForms } from "./typing";

const panels = part("room-panels");
const watchers: Array<() => void> = [];

let running: Promise<void> | undefined;
let again = false;

/** Calls back after each change of the panels, and once at the beginning. */
export function onPanels(watcher: () => void): void {
  watchers.push(watcher);
  watcher();
}

/** Fetches the panels as they are now. Wishes that come while one is under way are answered by one more fetch. */
export function refresh(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = fetchPanels().finally(() => {
    running = undefined;
    if (again) {
      again = false;
      void refresh();
    }
  });
  return running;
}

async function fetchPanels(): Promise<void> {
  const response = await fetch(`${address}/room/panels`, { credentials: "same-origin" });
  if (response.redirected) location.assign(response.url);
  else if (response.ok) fit(await response.text());
}

/** Takes the panels out of a whole page of the room; false when it is no such page. */
export function fitPage(html: string): boolean {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = page.getElementById("room-panels");
  if (!found) return false;
  fit(found.innerHTML);
  return true;
}

function fit(html: string): void {
  const before = facts();
  const kept: HTMLFormElement[] = [];
  const cursor = cursorNow();
  Idiomorph.morph(panels, html, {
    morphStyle: "innerHTML",
    callbacks: {
      beforeNodeMorphed: (old) => {
        // A form that is being written in keeps its key too: sent twice, it still counts once.
        if (old instanceof HTMLInputElement && old.type === "hidden" && old.name === "request") {
          return !(old.form && isWrittenIn(old.form));
        }
        return !(isControl(old) && (isWritten(old) || old === document.activeElement));
      },
      beforeNodeRemoved: (old) => {
        // Questions about what is being typed stay with it.
        if (old instanceof Element && old.matches("[data-found-list], [data-found-kept]")) {
          const form = old.closest("form");
          return !(form && isWrittenIn(form));
        }
        kept.push(...writtenForms(old));
        return true;
      },
      // Whoever opened a part keeps it open.
      beforeAttributeUpdated: (name, element, kind) =>
        !(name === "open" && kind === "remove" && element instanceof HTMLDetailsElement),
    },
  });
  kept.forEach(keep);
  cursor();
  tell(before, facts());
  for (const watcher of watchers) watcher();
}

/** Puts a form that has lost its place, because the session went on, on top of the stage: nothing typed is lost. */
function keep(form: HTMLFormElement): void {
  const same = form.id ? document.getElementById(form.id) : null;
  if (same && same !== form) {
    same.replaceWith(form);
    return;
  }
  document.getElementById("room-stage")?.prepend(form);
}

/** Where the cursor is; the answer puts it back there when its field had to be moved. */
function cursorNow(): () => void {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return () => undefined;
  const [from, to] = [field.selectionStart, field.selectionEnd];
  return () => {
    if (!field.isConnected || field === document.activeElement) return;
    field.focus();
    if (from !== null && to !== null) field.setSelectionRange(from, to);
  };
}

interface Facts {
  phase: string;
  hands: string[];
}

function facts(): Facts {
  const hands = Array.from(panels.querySelectorAll<HTMLElement>("[data-hand]"));
  return {
    phase: document.getElementById("room-top")?.dataset["phase"] ?? "",
    hands: hands.map((hand) => hand.dataset["hand"] ?? ""),
  };
}

function tell(before: Facts, after: Facts): void {
  const top = document.getElementById("room-top");
  if (top?.dataset["title"]) document.title = top.dataset["title"];
  if (before.phase !== after.phase) announce(say("room-live-phase", { name: after.phase }));
  if (!isLive()) return;
  for (const name of after.hands) {
    if (!before.hands.includes(name)) announce(say("room-live-hand", { name }));
  }
}
