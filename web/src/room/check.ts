// The check before the room: camera, microphone, speaker, connection. Each says in words what is wrong and what to do.
import { measure } from "./line";
import { limits, type Rung } from "./rung";
import { type Device, device, keepDevice, keepWay } from "./settings";
import { say } from "./words";

const part = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;
const check = part("check");
const roomAddress = check.dataset["room"] ?? "";
const session = roomAddress.replace(/\/room$/, "");
const video = part<HTMLVideoElement>("check-video");
const start = part<HTMLButtonElement>("check-start");

let stream: MediaStream | undefined;
let tone: AudioContext | undefined;
let frame = 0;
const found = { camera: false, microphone: false, rung: "full" as Rung };

check.hidden = false;
start.addEventListener("click", () => void run());
part("check-tone").addEventListener("click", () => void playTone());
choice("check-camera-choice", "camera");
choice("check-mic-choice", "microphone");
choice("check-speaker-choice", "speaker");
entrance("check-enter", () => ({ microphone: false, camera: found.camera && !limits(found.rung).thrifty }));
entrance("check-enter-sound", () => ({ microphone: false, camera: false }));
part("check-enter-text").addEventListener("click", () => {
  keepWay(session, { joined: false, microphone: false, camera: false, rung: found.rung });
});

async function run(): Promise<void> {
  start.disabled = true;
  part("check-hint").hidden = true;
  stop();
  await Promise.all([camera(), microphone(), line()]);
  await devices();
  start.disabled = false;
  start.textContent = say("room-check-again");
  start.classList.add("govuk-button--secondary");
  part("check-enter").hidden = false;
  part("check-enter-sound").hidden = false;
}

async function camera(): Promise<void> {
  const got = await capture({ video: wish("camera", { width: { ideal: 960 }, height: { ideal: 540 } }) }, "check-camera", "camera");
  found.camera = got !== undefined;
  if (!got) return;
  video.srcObject = got;
  await video.play().catch(() => undefined);
  tell("check-camera", "good", say("room-check-camera-good"));
}

async function microphone(): Promise<void> {
  const got = await capture({ audio: wish("microphone", {}) }, "check-mic", "mic");
  found.microphone = got !== undefined;
  part("check-level").hidden = !got;
  if (!got) return;
  tell("check-mic", "warning", say("room-check-mic-quiet"));
  meter(got);
}

/** Asks for one device; the refusal becomes a sentence with what to do. */
async function capture(wanted: MediaStreamConstraints, id: string, key: string): Promise<MediaStream | undefined> {
  try {
    if (!navigator.mediaDevices) throw new DOMException("", "NotFoundError");
    const got = await navigator.mediaDevices.getUserMedia(wanted);
    stream = stream ?? new MediaStream();
    for (const track of got.getTracks()) stream.addTrack(track);
    return got;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    const kind = name === "NotAllowedError" ? "denied" : name === "NotReadableError" ? "busy" : "none";
    tell(id, "bad", say(`room-check-${key}-${kind}`));
    return undefined;
  }
}

function wish(kind: Device, rest: MediaTrackConstraints): MediaTrackConstraints {
  const id = device(kind);
  return id ? { ...rest, deviceId: id } : rest;
}

/** Moves the bar with the loudness; once somebody was heard, the words say so. */
function meter(source: MediaStream): void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(source).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const bar = part<HTMLMeterElement>("check-meter");
  let heard = false;
  const look = (): void => {
    analyser.getByteTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
    const loud = Math.sqrt(sum / samples.length);
    bar.value = Math.min(1, loud * 4);
    if (!heard && loud > 0.02) {
      heard = true;
      tell("check-mic", "good", say("room-check-mic-good"));
    }
    frame = requestAnimationFrame(look);
  };
  look();
}

async function line(): Promise<void> {
  tell("check-line", "waiting", say("room-check-line-checking"));
  const result = await measure(`${session}/echo`, check.dataset["load"] ?? "");
  const values: Record<string, number | string> = {};
  if ("rung" in result) {
    found.rung = result.rung;
    Object.assign(values, { delay: result.delay, rate: result.rate, name: say(`room-rung-${result.rung}`) });
  }
  const state = result.kind === "good" ? "good" : result.kind === "slow" ? "warning" : "bad";
  tell("check-line", state, say(`room-check-line-${result.kind}`, values));
}

async function playTone(): Promise<void> {
  tone = tone ?? new AudioContext();
  await tone.resume();
  const sink = device("speaker");
  if (sink && "setSinkId" in tone) await (tone as AudioContext & { setSinkId(id: string): Promise<void> }).setSinkId(sink).catch(() => undefined);
  const [begin, volume, sound] = [tone.currentTime, tone.createGain(), tone.createOscillator()];
  sound.frequency.setValueAtTime(440, begin);
  sound.frequency.setValueAtTime(660, begin + 0.35);
  volume.gain.setValueAtTime(0.2, begin);
  volume.gain.linearRampToValueAtTime(0, begin + 0.8);
  sound.connect(volume).connect(tone.destination);
  sound.start(begin);
  sound.stop(begin + 0.8);
  tell("check-speaker", "good", say("room-check-speaker-good"));
}

/** Fills the choices of devices; names are known once the browser was allowed. */
async function devices(): Promise<void> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  fill("check-camera-choice", "camera", all.filter((one) => one.kind === "videoinput"));
  fill("check-mic-choice", "microphone", all.filter((one) => one.kind === "audioinput"));
  fill("check-speaker-choice", "speaker", all.filter((one) => one.kind === "audiooutput"));
}

function fill(id: string, kind: Device, list: MediaDeviceInfo[]): void {
  const select = part<HTMLSelectElement>(id);
  select.replaceChildren(...list.map((one) => new Option(one.label, one.deviceId, false, one.deviceId === device(kind))));
  const group = select.closest<HTMLElement>(".govuk-form-group");
  if (group) group.hidden = list.length < 2;
}

function choice(id: string, kind: Device): void {
  part(id).addEventListener("change", (event) => {
    keepDevice(kind, (event.target as HTMLSelectElement).value);
    if (kind !== "speaker") void run();
  });
}

function entrance(id: string, how: () => { microphone: boolean; camera: boolean }): void {
  part(id).addEventListener("click", () => {
    stop();
    keepWay(session, { joined: true, rung: found.rung, ...how() });
  });
}

/** Lets go of the devices, so that the room (or the next check) finds them free. */
function stop(): void {
  cancelAnimationFrame(frame);
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  video.srcObject = null;
}

function tell(id: string, state: "waiting" | "good" | "warning" | "bad", words: string): void {
  const element = part(id);
  element.dataset["state"] = state;
  const line = element.querySelector(".room-check__words");
  if (line) line.textContent = words;
}
