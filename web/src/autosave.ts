// Saves a long form while it is being filled in, and says in words how that stands.
//
// The form names the place:  <form data-module="app-autosave" data-autosave-url="/cases/ID/draft">
// and holds the sentences:   <p class="app-saved" role="status" data-autosave-status data-saving="…" data-saved="…"
//                               data-failed="…" data-out="…" data-stale="…" data-refused="…" data-waiting="…" data-unchecked="…"></p>
// The server gets the form's own fields by POST. 2xx means saved; a JSON answer {"version": …} refreshes the
// hidden field marked data-version. 401 means signed out, until somebody signs in in another window. 409 means somebody saved
// a newer draft, another 4xx that it was refused. A JSON answer {"said": …} is said instead of the form's own sentence. What is typed is never kept in the browser: it is health data.
// Nothing is sent while the check for identifying details holds the form (found/watch.ts, data-held).

const PAUSE = 1000;
const RETRY_FIRST = 4000;
const RETRY_LAST = 60000;

class SignedOut extends Error {}

type State = "saving" | "saved" | "failed" | "out" | "stale" | "refused" | "waiting" | "unchecked";

export function autosave(form: HTMLFormElement): void {
  const url = form.dataset["autosaveUrl"];
  if (!url) return;
  const status = form.querySelector<HTMLElement>("[data-autosave-status]");
  let unsaved = false;
  let refused = false;
  let running = false;
  let stopped = false;
  let retry = RETRY_FIRST;
  let timer: number | undefined;
  // Sends the form, once the save that is under way has brought the version to send it with.
  let leaving: (() => void) | undefined;

  const say = (state: State, said?: string): void => {
    if (!status) return;
    status.dataset["state"] = state;
    const sentence = said ?? status.dataset[state] ?? "";
    if (status.textContent !== sentence) status.textContent = sentence;
  };

  const held = (): boolean => form.dataset["held"] !== undefined;

  const later = (delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), delay);
  };

  const save = async (): Promise<void> => {
    if (running || stopped || !unsaved || held()) return;
    running = true;
    unsaved = false;
    say("saving");
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: fields(form),
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      if (answer.status === 401) throw new SignedOut();
      const { said, version } = await told(answer);
      if (answer.ok) {
        if (version !== undefined) refreshVersion(form, version);
        retry = RETRY_FIRST;
        say("saved", said);
      } else {
        // What is on the page is not kept anywhere else: leaving it warns.
        refused = true;
        stopped = answer.status === 409;
        say(stopped ? "stale" : "refused", said);
      }
    } catch (error) {
      unsaved = true;
      say(error instanceof SignedOut ? "out" : "failed");
      later(retry);
      retry = Math.min(retry * 2, RETRY_LAST);
    }
    running = false;
    if (leaving) {
      leaving();
      return;
    }
    if (unsaved && retry === RETRY_FIRST) later(PAUSE);
  };

  const changed = (): void => {
    unsaved = true;
    refused = false;
    if (!stopped) later(PAUSE);
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("found", () => {
    if (!unsaved || stopped) return;
    const state = form.dataset["held"];
    if (state === "waiting" || state === "unchecked") say(state);
    else if (!held()) later(PAUSE);
  });
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (running && pressed instanceof HTMLButtonElement) {
      event.preventDefault();
      leaving = () => pressed.click();
      return;
    }
    stopped = true;
    unsaved = false;
    refused = false;
    window.clearTimeout(timer);
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved || refused) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
}

// The form as a browser would send it, under an idempotency key of its own: each save is a new act.
function fields(form: HTMLFormElement): URLSearchParams {
  const key = form.querySelector<HTMLInputElement>("input[data-idempotency]")?.name;
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value !== "string") return;
    body.append(name, name === key ? freshKey() : value);
  });
  return body;
}

function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

interface Told {
  said?: string;
  version?: string | number;
}

async function told(answer: Response): Promise<Told> {
  if (!(answer.headers.get("content-type") ?? "").includes("json")) return {};
  return (await answer.json()) as Told;
}

function refreshVersion(form: HTMLFormElement, version: string | number): void {
  const field = form.querySelector<HTMLInputElement>("input[data-version]");
  if (field) field.value = String(version);
}
