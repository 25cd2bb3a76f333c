// What other coders do while the page is open, where the round is not blind: told by the server, then asked for.
import { tell } from "./data";
import type { Coding, Data } from "./data";
import type { Page } from "./page";
import type { Queue } from "./queue";

interface Changes {
  since: string;
  coders: Record<string, string>;
  codings: Coding[];
}

export function listen(data: Data, page: Page, queue: Queue, say: (words: string) => void, line: (away: boolean) => void): void {
  let since = "";
  let asking = false;
  let asked = false;

  const ask = async (): Promise<void> => {
    if (asking) {
      asked = true;
      return;
    }
    asking = true;
    try {
      const answer = await fetch(`${data.address}/changes?since=${since}`, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.ok) take((await answer.json()) as Changes);
    } catch {
      // The next signal asks again.
    }
    asking = false;
    if (asked) {
      asked = false;
      void ask();
    }
  };

  const take = (changes: Changes): void => {
    const first = since === "";
    since = changes.since;
    Object.assign(data.coders, changes.coders);
    const drawn = new Set<number>();
    const names = new Set<string>();
    for (const coding of changes.codings) {
      if (queue.holds(coding.id)) continue;
      const known = page.codings.get(coding.id);
      if (known && known.gone === coding.gone && !known.pending && known.first === coding.first && known.to === coding.to) continue;
      page.codings.set(coding.id, coding);
      drawn.add(coding.first);
      if (coding.coder !== data.own) names.add(data.coders[coding.coder ?? ""] ?? "");
    }
    for (const number of drawn) page.draw(number);
    if (!first && names.size > 0) say([...names].map((name) => tell(data, "other", { name })).join(". "));
  };

  const stream = new EventSource(`${data.address}/live`);
  stream.addEventListener("changed", () => void ask());
  stream.addEventListener("open", () => line(false));
  stream.addEventListener("error", () => line(true));
}
