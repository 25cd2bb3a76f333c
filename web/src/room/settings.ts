// What this browser remembers: the chosen devices (their ids only) and whether single keys are wanted, for good;
// how the person entered this session, for this tab, so that a reload brings them back the same way.
import { isRung, type Rung } from "./rung";

export type Device = "camera" | "microphone" | "speaker";

export function device(kind: Device): string | undefined {
  return read(localStorage, `room-${kind}`);
}

export function keepDevice(kind: Device, id: string): void {
  write(localStorage, `room-${kind}`, id);
}

export function keysWanted(): boolean {
  return read(localStorage, "room-keys") !== "off";
}

export function keepKeysWanted(wanted: boolean): void {
  write(localStorage, "room-keys", wanted ? "on" : "off");
}

/** How somebody is in the room. */
export interface Way {
  /** Connected to sound and picture at all. */
  joined: boolean;
  microphone: boolean;
  camera: boolean;
  /** What is received and sent, by the line. */
  rung: Rung;
}

export function way(session: string): Way {
  const fresh: Way = { joined: false, microphone: false, camera: false, rung: "full" };
  const text = read(sessionStorage, `room-way-${session}`);
  if (!text) return fresh;
  try {
    const kept = JSON.parse(text) as Partial<Way> & { slim?: boolean };
    // Kept by an older page: without pictures, or with all of them.
    const rung = isRung(kept.rung) ? kept.rung : kept.slim ? "sound" : fresh.rung;
    return { ...fresh, ...kept, rung };
  } catch {
    return fresh;
  }
}

export function keepWay(session: string, way: Way): void {
  write(sessionStorage, `room-way-${session}`, JSON.stringify(way));
}

// Storage may be forbidden by the browser's settings; then nothing is remembered.
function read(storage: Storage, key: string): string | undefined {
  try {
    return storage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch {
    // Nothing to do.
  }
}
