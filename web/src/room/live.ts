// Hears from the server that something changed. A line that has been silent for too long counts as lost and is opened anew.
import { hideLine, showLine } from "./announce";
import { refresh } from "./panels";
import { address } from "./place";
import { say } from "./words";

/** The server sends a beat every ten seconds. */
const SILENCE = 25_000;

/** Everybody is told at once; each waits a moment of their own, so that sixty screens do not ask in the same instant. */
const SPREAD = 250;

let source: EventSource | undefined;
let heard = 0;
let lost = false;

export function follow(): void {
  listen();
  setInterval(() => {
    if (performance.now() - heard > SILENCE) {
      missed();
      listen();
    }
  }, 5_000);
  window.addEventListener("offline", missed);
  window.addEventListener("online", listen);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void refresh().catch(() => undefined);
  });
}

function listen(): void {
  source?.close();
  heard = performance.now();
  const stream = new EventSource(`${address}/live`);
  source = stream;
  stream.addEventListener("changed", () => {
    back();
    setTimeout(() => void refresh().catch(missed), Math.random() * SPREAD);
  });
  stream.addEventListener("beat", back);
  stream.addEventListener("error", missed);
}

function back(): void {
  heard = performance.now();
  if (!lost) return;
  lost = false;
  hideLine();
}

function missed(): void {
  if (lost) return;
  lost = true;
  showLine(say("room-live-lost"));
}
