// The made-up study and its figures, from the Python program beside this file.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Coding {
  coder: number;
  code: number;
  transcript: number;
  first: number;
  from: number;
  last: number;
  to: number;
}

export interface Agreement {
  units: number;
  given: number;
  percent: number;
  kappa: number | null;
  alpha: number | null;
  ac1: number;
}

export interface Paired {
  n: number;
  mean_pre: number;
  mean_post: number;
  mean_change: number;
  low: number;
  high: number;
  p: number;
  p_t: number;
  d_z: number;
  g_z: number;
  d_av: number;
  g_av: number;
  rank_biserial: number;
}

type Points = Readonly<Record<string, number>>;

export interface Study {
  people: { name: string; profession: string; family: string; email: string }[];
  moderator: string;
  groups: { members: number[]; text: string; cues: number; speakers: number; named: string }[];
  codes: string[];
  parent: Readonly<Record<string, string>>;
  rounds: Coding[][];
  decisions: { transcript: number; cue: number; verdict: '0' | '1' | 'all' | 'none' }[];
  sheets: { before: Points | null; after: Points | null }[];
  contacts: Readonly<Record<'before' | 'after', (number[] | null)[]>>;
  older: {
    rows: Readonly<Record<'before' | 'after', [string, Points][]>>;
    matched: number;
    suggested: [string, string][];
    ambiguous: string[];
  };
  expected: {
    agreement: { codes: Agreement[]; pooled: Agreement }[];
    disputes: number[];
    matrix: { cells: Readonly<Record<string, [number, number]>>; all: [number, number] }[];
    saturation: { codes: number[]; new: number[]; cumulative: number[]; ratios: number[]; share: number };
    contacts: Readonly<Record<'before' | 'after', Readonly<Record<string, number>>>>;
    change: Change;
    without: Change;
    joined: Change;
  };
}

interface Change {
  flow: Readonly<Record<'enrolled' | 'before' | 'after' | 'matched', number>>;
  people: number;
  contrasts: Readonly<Record<'true-pre' | 'retrospective' | 'shift', Paired>>;
  families: Readonly<Record<string, Paired>>;
}

/** Made anew by Python, as it stands beside this file. */
export function study(): Study {
  const printed = execFileSync('python3', [fileURLToPath(new URL('study.py', import.meta.url))], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(printed) as Study;
}

/** A table of a file to take away: a map of column to cell, a row. */
export function table(csv: string): Record<string, string>[] {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cells);
  const head = rows[0] ?? [];
  return rows.slice(1).map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ''])));
}

function cells(line: string): string[] {
  const found: string[] = [];
  for (const part of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) found.push((part[1] ?? part[2] ?? '').replaceAll('""', '"'));
  return found;
}
