// Coding with the keyboard: a transcript of thousands of cues, one field for everything. What is given shows at once and is sent
// in order; a broken line loses nothing. The page is complete without it: each cue has a form.
import { freshId, read, tell } from "./data";
import type { Code, Coding, Data, Span } from "./data";
import { listen } from "./others";
import { Page } from "./page";
import { Picker } from "./picker";
import { Queue } from "./queue";
import type { Act } from "./queue";

function start(data: Data, list: HTMLElement, tools: HTMLElement, state: HTMLElement): void {
  const done: Act[] = [];
  const voice = document.createElement("p");
  voice.className = "govuk-visually-hidden";
  voice.setAttribute("aria-live", "polite");
  tools.after(voice);
  const say = (words: string): void => {
    voice.textContent = words;
  };

  const page = new Page(list, data, (id) => takeBack(id));
  const queue = new Queue(data.address, {
    kept(act, coding) {
      const known = page.codings.get(coding.id);
      if (act.kind === "give" && known) {
        data.own ??= coding.coder;
        // The server may have moved a border outward to a whole character.
        page.codings.set(coding.id, { ...coding, gone: known.gone });
      }
      page.draw(coding.first);
    },
    refused(act, said) {
      const { coding } = act;
      if (act.kind === "give") page.codings.delete(coding.id);
      else page.codings.set(coding.id, { ...coding, gone: false });
      page.draw(coding.first);
      const words = `${tell(data, "refused")} ${page.name(coding)}. ${said}`;
      show("refused", words);
    },
    state(found) {
      if (found === "saved" && state.dataset["state"] === "refused") return;
      show(found, tell(data, found));
    },
  });

  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "app-link";
  retry.textContent = tell(data, "retry");
  retry.addEventListener("click", () => queue.again());

  function show(name: string, words: string): void {
    state.dataset["state"] = name;
    state.replaceChildren(words);
    if (name === "failed" || name === "signed-out") state.append(" ", retry);
  }

  const place = (coding: Span): string => page.cue(coding.first)?.label ?? "";

  function put(code: string, span: Span): Coding {
    const coding: Coding = { ...span, id: freshId(), code, coder: data.own, gone: false, pending: true };
    page.codings.set(coding.id, coding);
    page.draw(coding.first);
    done.push({ kind: "give", coding });
    queue.add({ kind: "give", coding });
    if (state.dataset["state"] === "refused") state.dataset["state"] = "";
    say(tell(data, "given", { code: page.name(coding), place: place(coding) }));
    return coding;
  }

  function drop(coding: Coding): void {
    page.codings.set(coding.id, { ...coding, gone: true });
    page.draw(coding.first);
    queue.add({ kind: "remove", coding });
    say(tell(data, "removed", { code: page.name(coding), place: place(coding) }));
  }

  function takeBack(id: string): void {
    const coding = page.codings.get(id);
    if (!coding || coding.gone) return;
    done.push({ kind: "remove", coding });
    drop(coding);
    picker?.input.focus();
  }

  function give(code: Code): void {
    put(code.id, page.selection ?? page.turn());
    page.select(undefined);
  }

  function undo(): void {
    const last = done.pop();
    if (!last) {
      say(tell(data, "nothing-to-undo"));
      return;
    }
    const coding = page.codings.get(last.coding.id) ?? last.coding;
    if (last.kind === "give") {
      if (!coding.gone) drop(coding);
    } else {
      const { first, from, last: end, to } = coding;
      const again = put(coding.code, { first, from, last: end, to });
      done.pop();
      // It came back under a new id: that it was once given can be undone in its turn.
      for (const act of done) if (act.coding.id === coding.id) act.coding = again;
    }
    const at = page.atNumber(coding.first);
    if (at !== page.at) page.go(at);
    say(tell(data, "undone"));
  }

  const picker = data.open ? new Picker(tools, data, give) : undefined;

  const help = document.createElement("p");
  help.className = "app-coding__keys";
  help.id = "coding-keys";
  help.textContent = tell(data, "keys");
  help.hidden = true;
  tools.after(help);
  const question = document.createElement("button");
  question.type = "button";
  question.className = "govuk-button govuk-button--secondary app-button--small";
  question.textContent = "?";
  question.setAttribute("aria-expanded", "false");
  question.setAttribute("aria-controls", help.id);
  question.setAttribute("aria-label", tell(data, "keys").split(/[ :]/u)[0] ?? "?");
  const explain = (): void => {
    help.hidden = !help.hidden;
    question.setAttribute("aria-expanded", String(!help.hidden));
    if (!help.hidden) say(help.textContent ?? "");
  };
  question.addEventListener("click", explain);
  if (picker) tools.append(question);

  const undoing = tools.querySelector<HTMLFormElement>("form[action$='/undoing']");
  undoing?.addEventListener("submit", (event) => {
    event.preventDefault();
    undo();
    picker?.input.focus();
  });

  const move = (step: 1 | -1): void => {
    page.go(page.at + step);
    const here = page.here;
    if (here) say(`${here.label}: ${here.text}. ${page.of(here.number).map((coding) => page.name(coding)).join(", ")}`);
  };

  const selected = (): void => {
    if (page.selection) say(tell(data, "selected", { words: page.quote(page.selection) }));
  };

  picker?.input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (picker.typed !== "") {
      if (picker.key(event)) event.preventDefault();
      return;
    }
    const here = page.here;
    const paragraph = here?.item.children[1];
    const forward = paragraph && getComputedStyle(paragraph).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const step = event.key === forward || event.key === "ArrowDown" ? 1 : -1;
    if (sideways && event.shiftKey) {
      page.widen(step, false);
      selected();
    } else if (sideways && event.ctrlKey) {
      page.widen(step, true);
      selected();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.shiftKey) {
      page.lengthen(step);
      selected();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(step);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      page.go(Math.min(Math.max(0, page.at + (event.key === "PageDown" ? 10 : -10)), page.cues.length - 1));
    } else if (event.key === "Escape") {
      page.select(undefined);
    } else if (event.key === "Backspace") {
      const own = here ? page.of(here.number).filter((coding) => coding.coder === data.own || coding.coder === null) : [];
      const last = own[own.length - 1];
      if (last) takeBack(last.id);
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
      undo();
    } else if (event.key === "?") {
      explain();
    } else {
      return;
    }
    event.preventDefault();
  });

  list.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const item = target.closest<HTMLLIElement>("li[id^=c]");
    if (!item || target.closest("form, button")) return;
    const link = target.closest("a");
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    const picked = page.picked();
    const at = page.atNumber(Number(item.id.slice(1)));
    if (!picker) return;
    event.preventDefault();
    page.go(picked ? page.atNumber(picked.first) : at, false);
    if (picked) {
      getSelection()?.removeAllRanges();
      page.select(picked);
      selected();
    }
    picker.input.focus({ preventScroll: true });
  });

  page.go(page.at, location.hash !== "");
  // What is one's own and not saved is said before what others do.
  if (data.live) {
    listen(data, page, queue, say, (away) => {
      const now = state.dataset["state"] ?? "";
      if (away && ["", "saved"].includes(now)) show("offline", tell(data, "offline"));
      else if (!away && now === "offline") show("", "");
    });
  }
  performance.mark("coding-ready");
  document.querySelector("[data-coding]")?.setAttribute("data-ready", "");
}

const data = read();
const list = document.querySelector<HTMLElement>("#cues");
const tools = document.querySelector<HTMLElement>("[data-coding-tools]");
const state = document.querySelector<HTMLElement>("[data-coding-state]");
if (data && list && tools && state) start(data, list, tools, state);
