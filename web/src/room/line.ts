// Measures the connection: delay by an echo over the live connection, speed by fetching what the room needs anyway.
import { type Rung, rungFor } from "./rung";

export type Line =
  | { kind: "good" | "slow"; rung: Rung; delay: number; rate: number }
  | { kind: "blocked" }
  | { kind: "none" };

const ECHOES = 5;
const LIMIT = 8_000;

export async function measure(echo: string, load: string): Promise<Line> {
  let rate: number;
  try {
    rate = await speed(load);
  } catch {
    return { kind: "none" };
  }
  let delay: number;
  try {
    delay = await echoes(echo);
  } catch {
    return { kind: "blocked" };
  }
  const rung = rungFor(rate, delay);
  // Two places below 1: a line of 64 kbit/s is not nothing.
  const rounded = Number(rate.toFixed(rate < 1 ? 2 : 1));
  return { kind: rung === "full" || rung === "gallery" ? "good" : "slow", rung, delay: Math.round(delay), rate: rounded };
}

/** Mbit/s of one fetch past the cache, by what went over the line. */
async function speed(load: string): Promise<number> {
  const begin = performance.now();
  const response = await fetch(load, { cache: "no-store" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const body = await response.arrayBuffer();
  const entries = performance.getEntriesByName(new URL(load, location.href).href) as PerformanceResourceTiming[];
  const last = entries[entries.length - 1];
  const bytes = last?.encodedBodySize || body.byteLength;
  const seconds = (last ? last.responseEnd - last.requestStart : performance.now() - begin) / 1_000;
  return (bytes * 8) / Math.max(seconds, 0.001) / 1_000_000;
}

/** The middle of a few round trips over a WebSocket, in milliseconds. */
function echoes(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(new URL(address, location.href.replace(/^http/, "ws")));
    const times: number[] = [];
    let sent = 0;
    const fail = (): void => {
      clearTimeout(limit);
      socket.close();
      reject(new Error("no echo"));
    };
    const limit = setTimeout(fail, LIMIT);
    const send = (): void => {
      sent = performance.now();
      socket.send(String(times.length));
    };
    socket.addEventListener("open", send);
    socket.addEventListener("error", fail);
    socket.addEventListener("message", () => {
      times.push(performance.now() - sent);
      if (times.length < ECHOES) return send();
      clearTimeout(limit);
      socket.close();
      times.sort((a, b) => a - b);
      resolve(times[Math.floor(ECHOES / 2)] ?? 0);
    });
  });
}
