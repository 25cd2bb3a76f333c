// Sends what the coder does, one act after the other in the order they were done. A broken line keeps the rest: it is sent again
// by itself, when the line is back, or when the person says so. Only what the server refuses is given up.
import type { Coding } from "./data";

export type Act = { kind: "give"; coding: Coding } | { kind: "remove"; coding: Coding };

export interface Watch {
  /** The server has it, as it was kept. */
  kept(act: Act, coding: Coding): void;
  /** The server does not take it, with its sentence. */
  refused(act: Act, said: string): void;
  state(state: "saving" | "saved" | "failed" | "signed-out"): void;
}

const FIRST = 2000;
const LAST = 30000;

export class Queue {
  private acts: Act[] = [];
  private busy = false;
  private wait = FIRST;
  private timer: number | undefined;

  constructor(
    private readonly address: string,
    private readonly watch: Watch,
  ) {
    window.addEventListener("online", () => this.again());
    window.addEventListener("beforeunload", (event) => {
      if (this.acts.length > 0) event.preventDefault();
    });
  }

  add(act: Act): void {
    this.acts.push(act);
    void this.send();
  }

  /** Whether something about a coding is under way. */
  holds(id: string): boolean {
    return this.acts.some((act) => act.coding.id === id);
  }

  again(): void {
    window.clearTimeout(this.timer);
    this.wait = FIRST;
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    window.clearTimeout(this.timer);
    while (this.acts[0]) {
      const act = this.acts[0];
      this.watch.state("saving");
      const outcome = await this.post(act);
      if (outcome === "failed" || outcome === "signed-out") {
        this.watch.state(outcome);
        this.timer = window.setTimeout(() => void this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, LAST);
        this.busy = false;
        return;
      }
      this.wait = FIRST;
      this.acts.shift();
      if ("refused" in outcome) this.watch.refused(act, outcome.refused);
      else this.watch.kept(act, outcome.coding);
    }
    this.busy = false;
    this.watch.state("saved");
  }

  private async post(act: Act): Promise<"failed" | "signed-out" | { refused: string } | { coding: Coding }> {
    const { coding } = act;
    const body = new URLSearchParams();
    let url = `${this.address}/codings`;
    if (act.kind === "give") {
      body.set("request", coding.id);
      body.set("code", coding.code);
      for (const name of ["first", "from", "last", "to"] as const) body.set(name, String(coding[name]));
    } else {
      url += `/${coding.id}/removal`;
    }
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { Accept: "application/json" },
        body,
        credentials: "same-origin",
        redirect: "manual",
      });
      // The server leads whoever is signed out to the sign-in page.
      if (answer.type === "opaqueredirect") return "signed-out";
      if (answer.status >= 500 || answer.status === 429) return "failed";
      const json = (answer.headers.get("content-type") ?? "").includes("json");
      const told = json ? ((await answer.json()) as { coding?: Coding; said?: string }) : {};
      if (answer.ok && told.coding) return { coding: told.coding };
      return { refused: told.said ?? String(answer.status) };
    } catch {
      return "failed";
    }
  }
}
