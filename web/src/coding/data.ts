// What the server wrote into the page for the script, and how a coding's places are counted: in code points.

export interface Code {
  id: string;
  name: string;
  path: string;
  color: string;
  definition: string;
}

export interface Span {
  first: number;
  from: number;
  last: number;
  to: number;
}

export interface Coding extends Span {
  id: string;
  code: string;
  coder: string | null;
  gone: boolean;
  /** Not acknowledged by the server yet. */
  pending?: boolean;
}

export interface Data {
  address: string;
  open: boolean;
  live: boolean;
  own: string | null;
  codes: Code[];
  coders: Record<string, string>;
  codings: Coding[];
  words: Record<string, string>;
}

export function read(): Data | undefined {
  const text = document.getElementById("coding-data")?.textContent;
  return text ? (JSON.parse(text) as Data) : undefined;
}

/** A sentence of the page with its values put in. */
export function tell(data: Data, key: string, values: Record<string, string> = {}): string {
  const sentence = data.words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export function points(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The UTF-16 place of a place in code points. */
export function units(text: string, at: number): number {
  let unit = 0;
  let left = at;
  for (const point of text) {
    if (left <= 0) break;
    unit += point.length;
    left -= 1;
  }
  return unit;
}

/** Where the words of a text begin and end, in code points: letters with their accents and joined emoji stay whole. */
export function words(text: string): [number, number][] {
  const found: [number, number][] = [];
  const Segmenter = (Intl as { Segmenter?: new (l: undefined, o: { granularity: string }) => WordSegmenter }).Segmenter;
  if (Segmenter) {
    let at = 0;
    let previous = false;
    for (const piece of new Segmenter(undefined, { granularity: "word" }).segment(text)) {
      const length = points(piece.segment);
      const blank = /^\s+$/u.test(piece.segment);
      const last = found[found.length - 1];
      // Punctuation goes with the word before it.
      if (!blank && !piece.isWordLike && previous && last && !/^\p{Extended_Pictographic}/u.test(piece.segment)) last[1] = at + length;
      else if (!blank) found.push([at, at + length]);
      previous = !blank;
      at += length;
    }
    return found;
  }
  for (const match of text.matchAll(/\S+/gu)) {
    const from = points(text.slice(0, match.index));
    found.push([from, from + points(match[0])]);
  }
  return found;
}

interface WordSegmenter {
  segment(text: string): Iterable<{ segment: string; isWordLike?: boolean }>;
}

/** A new id in the form the server reads. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
