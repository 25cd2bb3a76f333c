// The ladder for poor lines: what is received and sent on each rung, so that sound comes first. A rung is chosen by the check,
// lowered by itself when the line suffers, and changed by one press. It works with subscriptions and wishes that any server
// of this protocol knows; the built-in one is also told the most that shall come, and never sends more.

/** From the poorest line up; what each takes at most, both ways, in kbit/s: 64, 150, 400, 1200, and what the line gives. */
export const RUNGS = ["sound", "speaker", "small", "gallery", "full"] as const;
export type Rung = (typeof RUNGS)[number];

/** Sizes as the protocol numbers them. */
export type Size = 0 | 1 | 2;

export interface Limits {
  /** Cameras of others, those who spoke last first. */
  cameras: number;
  /** Microphones that are on at the same time, those who spoke last first; one that is off takes nobody's place. */
  voices: number;
  /** The largest size of whoever speaks, and of everybody else. */
  speaker: Size;
  others: Size;
  /** The largest size of a shared screen. */
  screen: Size;
  /** The most that comes, in kbit/s; 0 for what the line gives. */
  kilobits: number;
  /** Own voice in few, long packets. */
  thrifty: boolean;
  /** Own camera in one small size. */
  small: boolean;
}

const LIMITS: Record<Rung, Limits> = {
  sound: { cameras: 0, voices: 2, speaker: 0, others: 0, screen: 0, kilobits: 64, thrifty: true, small: true },
  speaker: { cameras: 1, voices: 2, speaker: 0, others: 0, screen: 0, kilobits: 150, thrifty: true, small: true },
  small: { cameras: 4, voices: 3, speaker: 0, others: 0, screen: 0, kilobits: 400, thrifty: false, small: true },
  gallery: { cameras: 9, voices: 6, speaker: 1, others: 0, screen: 1, kilobits: 1200, thrifty: false, small: false },
  full: { cameras: Infinity, voices: Infinity, speaker: 2, others: 2, screen: 2, kilobits: 0, thrifty: false, small: false },
};

export function limits(rung: Rung): Limits {
  return LIMITS[rung];
}

/** Rates (Mbit/s) from which the rungs above the first are tried: somewhat more than they take. */
const NEEDS: [Rung, number][] = [
  ["full", 1.8],
  ["gallery", 0.8],
  ["small", 0.3],
  ["speaker", 0.12],
];

/** Above this delay (ms), one picture at most. */
const SLOW_DELAY = 500;

/** The rung for a line as it was measured. */
export function rungFor(rate: number, delay: number): Rung {
  const rung = NEEDS.find(([, need]) => rate >= need)?.[0] ?? "sound";
  return delay > SLOW_DELAY ? lower(rung, "speaker") : rung;
}

/** The rung below. */
export function below(rung: Rung): Rung {
  return RUNGS[Math.max(0, RUNGS.indexOf(rung) - 1)] ?? "sound";
}

export function isRung(text: unknown): text is Rung {
  return RUNGS.includes(text as Rung);
}

function lower(one: Rung, other: Rung): Rung {
  return RUNGS.indexOf(one) < RUNGS.indexOf(other) ? one : other;
}
