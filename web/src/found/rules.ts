// The rules that find identifying details: the server's own, compiled for the browser. They are fetched once and kept by
// the browser; no text leaves the page.
import init, { folded, identifiers } from "../../wasm/browser";

export interface Found {
  field: string;
  start: number;
  end: number;
  code: string;
  blocks: boolean;
  found: string;
  folded: string;
  replacement: string;
  /** Letters right before it that the replacement takes along: the "on " of a date that becomes "about a year ago". */
  lead: number;
}

type State = "absent" | "loading" | "ready" | "failed";

let state: State = "absent";
let running: Promise<void> | undefined;
let failed = 0;

/** Milliseconds after a failure before it is tried again. */
const RETRY = 15_000;

export function rulesState(): State {
  return state;
}

/** Loads the rules unless that was done; after a failure it is tried again. */
export function loadRules(): Promise<void> {
  if (state === "ready" || (state === "failed" && Date.now() - failed < RETRY)) return Promise.resolve();
  running ??= load().finally(() => {
    running = undefined;
  });
  return running;
}

async function load(): Promise<void> {
  const address = document.getElementById("found-words")?.dataset["rules"];
  if (!address) return;
  state = "loading";
  try {
    // On a line that carries sound only, what the browser does not have yet stays away: the server's check counts then.
    const cache = document.querySelector("#room-slim.room-button--on") ? "only-if-cached" : "default";
    await init({ module_or_path: fetch(address, { mode: "same-origin", credentials: "same-origin", cache }) });
    // The first call builds the tables, and lets the browser see what is worth compiling well: better now than when somebody types.
    identifiers(JSON.stringify([["", "x ".repeat(1_000)]]), "", "");
    state = "ready";
  } catch {
    failed = Date.now();
    state = "failed";
  }
}

/** The reader's day, as 2026-11-27: how long ago a date was is told by it. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Details that single somebody out together: about how many people share them, and which they are, in words. */
export interface Together {
  people: number;
  reasons: string[];
}

/**
 * The details in texts, each given with the name of its field, and what they leave together when that is fewer people than the
 * floor, if there is one. Only once the rules are ready.
 */
export function find(texts: [string, string][], floor = ""): { found: Found[]; together: Together | null } {
  return JSON.parse(identifiers(JSON.stringify(texts), today(), floor)) as { found: Found[]; together: Together | null };
}

/** The same for every way of writing a detail. */
export function normal(found: string): string {
  return folded(found);
}
