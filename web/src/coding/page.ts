// The transcript on the page: its cues, the codes under each, the cue one is at, and the words that are selected.
import { points, tell, units, words } from "./data";
import type { Coding, Data, Span } from "./data";

export interface Cue {
  number: number;
  item: HTMLLIElement;
  label: string;
  text: string;
  begins: boolean;
}

export class Page {
  readonly cues: Cue[];
  readonly codings = new Map<string, Coding>();
  at = 0;
  selection: Span | undefined;
  private readonly place = new Map<number, number>();
  private readonly names: Map<string, { name: string; color: string }>;
  private marked: HTMLParagraphElement[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly data: Data,
    private readonly remove: (id: string) => void,
  ) {
    this.names = new Map(data.codes.map((code) => [code.id, code]));
    this.cues = Array.from(list.querySelectorAll<HTMLLIElement>(":scope > ol > li"), (item, at) => {
      const number = Number(item.id.slice(1));
      const link = item.firstElementChild as HTMLAnchorElement;
      link.tabIndex = -1;
      this.place.set(number, at);
      return { number, item, label: link.textContent ?? "", text: paragraph(item).textContent ?? "", begins: item.classList.contains("t") };
    });
    for (const coding of data.codings) this.codings.set(coding.id, coding);
    const asked = Number(location.hash.slice(2));
    this.at = this.place.get(asked) ?? 0;
  }

  get here(): Cue | undefined {
    return this.cues[this.at];
  }

  cue(number: number): Cue | undefined {
    const at = this.place.get(number);
    return at === undefined ? undefined : this.cues[at];
  }

  /** The turn around the cue one is at. */
  turn(): Span {
    let first = this.at;
    while (first > 0 && !this.cues[first]?.begins) first -= 1;
    let last = this.at;
    while (last + 1 < this.cues.length && !this.cues[last + 1]?.begins) last += 1;
    return this.whole(first, last);
  }

  whole(first: number, last: number): Span {
    const [one, other] = [this.cues[first], this.cues[last]];
    return { first: one?.number ?? 0, from: 0, last: other?.number ?? 0, to: points(other?.text ?? "") };
  }

  go(at: number, scroll = true): void {
    if (at < 0 || at >= this.cues.length) return;
    const before = this.here;
    before?.item.classList.remove("here");
    before?.item.removeAttribute("aria-current");
    this.at = at;
    this.select(undefined);
    const here = this.here;
    if (!here) return;
    here.item.classList.add("here");
    here.item.setAttribute("aria-current", "true");
    if (before) this.draw(before.number);
    this.draw(here.number);
    if (scroll) here.item.scrollIntoView({ block: "nearest" });
  }

  atNumber(number: number): number {
    return this.place.get(number) ?? -1;
  }

  /** The words of a stretch. */
  quote(span: Span): string {
    const parts: string[] = [];
    for (let at = this.atNumber(span.first); at >= 0 && at <= this.atNumber(span.last); at += 1) {
      const cue = this.cues[at];
      if (!cue) break;
      const from = cue.number === span.first ? units(cue.text, span.from) : 0;
      const to = cue.number === span.last ? units(cue.text, span.to) : cue.text.length;
      parts.push(cue.text.slice(from, to));
    }
    return parts.join(" ");
  }

  isWhole(span: Span): boolean {
    return span.from === 0 && span.to >= points(this.cue(span.last)?.text ?? "");
  }

  select(span: Span | undefined): void {
    for (const text of this.marked) text.textContent = text.textContent ?? "";
    this.marked = [];
    this.selection = span;
    if (!span) return;
    for (let at = this.atNumber(span.first); at >= 0 && at <= this.atNumber(span.last); at += 1) {
      const cue = this.cues[at];
      if (!cue) break;
      const from = cue.number === span.first ? units(cue.text, span.from) : 0;
      const to = cue.number === span.last ? units(cue.text, span.to) : cue.text.length;
      const mark = document.createElement("mark");
      mark.textContent = cue.text.slice(from, to);
      const text = paragraph(cue.item);
      text.replaceChildren(cue.text.slice(0, from), mark, cue.text.slice(to));
      this.marked.push(text);
    }
  }

  /** Moves the end (or the beginning) of the selection by a word; without one it begins with the first word. */
  widen(step: 1 | -1, begin: boolean): void {
    const here = this.here;
    if (!here) return;
    const all = words(here.text);
    const [first, last] = [all[0], all[all.length - 1]];
    if (!first || !last) return;
    const own = this.selection;
    if (!own || own.first !== here.number) {
      this.select({ first: here.number, from: first[0], last: here.number, to: first[1] });
      return;
    }
    if (begin) {
      const starts = all.map((word) => word[0]).filter((start) => start < (own.last === here.number ? own.to : Infinity));
      const next = step > 0 ? starts.find((start) => start > own.from) : [...starts].reverse().find((start) => start < own.from);
      if (next !== undefined) this.select({ ...own, from: next });
      return;
    }
    const cue = this.cue(own.last);
    if (!cue) return;
    const ends = words(cue.text).map((word) => word[1]);
    const next = step > 0 ? ends.find((end) => end > own.to) : [...ends].reverse().find((end) => end < own.to);
    if (next !== undefined && (own.first !== own.last || next > own.from)) this.select({ ...own, to: next });
  }

  /** Takes the next cue into the selection, or the last one out of it. */
  lengthen(step: 1 | -1): void {
    const own = this.selection ?? this.whole(this.at, this.at);
    const last = this.atNumber(own.last) + step;
    const cue = this.cues[last];
    if (!cue || last < this.at) return;
    if (this.selection || step > 0) this.select({ ...own, last: cue.number, to: points(cue.text) });
  }

  /** What is selected with the mouse, as a stretch. */
  picked(): Span | undefined {
    const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
    if (!range || range.collapsed) return undefined;
    const [from, to] = [this.point(range.startContainer, range.startOffset), this.point(range.endContainer, range.endOffset)];
    if (!from || !to) return undefined;
    return { first: from[0], from: from[1], last: to[0], to: to[1] };
  }

  private point(node: Node, offset: number): [number, number] | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    const item = element?.closest("li[id^=c]");
    if (!(item instanceof HTMLLIElement) || !this.list.contains(item)) return undefined;
    const text = paragraph(item);
    if (!text.contains(node)) return undefined;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, offset);
    return [Number(item.id.slice(1)), points(before.toString())];
  }

  /** The codings that begin in a cue, in the order they were given. */
  of(number: number): Coding[] {
    return [...this.codings.values()].filter((coding) => coding.first === number && !coding.gone);
  }

  name(coding: Coding): string {
    return this.names.get(coding.code)?.name ?? tell(this.data, "gone");
  }

  /** Draws the codes under a cue anew. */
  draw(number: number): void {
    const cue = this.cue(number);
    if (!cue) return;
    const old = Array.from(cue.item.children).find((child) => child instanceof HTMLUListElement);
    const all = this.of(number);
    if (all.length === 0) {
      old?.remove();
      return;
    }
    const list = document.createElement("ul");
    for (const coding of all) list.append(this.chip(coding, cue === this.here));
    if (old) old.replaceWith(list);
    else paragraph(cue.item).after(list);
  }

  private chip(coding: Coding, here: boolean): HTMLLIElement {
    const chip = document.createElement("li");
    chip.dataset["id"] = coding.id;
    chip.className = `app-code--${this.names.get(coding.code)?.color ?? "grey"}`;
    if (coding.pending) chip.classList.add("pending");
    const name = document.createElement("bdi");
    name.textContent = this.name(coding);
    chip.append(name);
    if (!this.isWhole(coding)) {
      const quote = document.createElement("q");
      quote.dir = "auto";
      quote.textContent = this.quote(coding);
      chip.append(" ", quote);
    }
    const own = coding.coder === null || coding.coder === this.data.own;
    if (!own) {
      const coder = document.createElement("small");
      coder.dir = "auto";
      coder.textContent = this.data.coders[coding.coder ?? ""] ?? "";
      chip.append(" ", coder);
    } else if (here && this.data.open) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "app-link";
      button.textContent = "×";
      button.setAttribute("aria-label", `${tell(this.data, "remove")}: ${this.name(coding)}`);
      button.addEventListener("click", () => this.remove(coding.id));
      chip.append(button);
    }
    return chip;
  }
}

function paragraph(item: HTMLLIElement): HTMLParagraphElement {
  return item.children[1] as HTMLParagraphElement;
}
