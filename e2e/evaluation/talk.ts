// Twenty people talk in the room by turns: real connections of the stock client from one window, each with a tone for a voice.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { post } from '../hub/spoke';
import { table } from './data';
import { ground } from './ground';
import { file } from './reading';

/** Who speaks, in this order, and for how many milliseconds; those who begin before the one ahead is done talk at once. */
const TURNS: { person: number; ms: number; at_once?: boolean }[] = [
  { person: 0, ms: 1600 },
  { person: 6, ms: 900 },
  { person: 1, ms: 1200 },
  { person: 13, ms: 2000 },
  { person: 11, ms: 1500, at_once: true },
  { person: 0, ms: 1000 },
  { person: 16, ms: 1300 },
  { person: 19, ms: 900 },
];

const CLIENT = fileURLToPath(new URL('../../web/node_modules/livekit-client/dist/livekit-client.umd.js', import.meta.url));

/** What the client hands out of itself when it stands on a page without modules. */
interface Client {
  Room: new () => {
    connect(url: string, token: string, options: object): Promise<void>;
    disconnect(): Promise<void>;
    localParticipant: { publishTrack(track: MediaStreamTrack, options: object): Promise<unknown> };
  };
}

/** They come in at the doors, speak once the session has begun, and leave; then the session is over. */
export async function talk(session: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const tokens: string[] = [];
  for (const one of ground.practitioners) {
    const answer = await one.post(`${session}/ticket`, { headers });
    expect(answer.ok(), 'a ticket').toBe(true);
    tokens.push(((await answer.json()) as { token: string }).token);
  }
  const window = await ground.team.page({ bypassCSP: true });
  await window.goto('/');
  await window.addScriptTag({ path: CLIENT });
  await window.evaluate(async (tokens) => {
    const { Room } = (globalThis as unknown as { LivekitClient: Client }).LivekitClient;
    const sound = new AudioContext();
    const tone = new OscillatorNode(sound, { frequency: 300 });
    tone.start();
    const rooms: InstanceType<typeof Room>[] = [];
    const voices: GainNode[] = [];
    for (const token of tokens) {
      const [room, voice, out] = [new Room(), new GainNode(sound, { gain: 0 }), new MediaStreamAudioDestinationNode(sound)];
      tone.connect(voice).connect(out);
      await room.connect(location.origin.replace(/^http/, 'ws'), token, { autoSubscribe: false });
      const [track] = out.stream.getAudioTracks();
      if (track) await room.localParticipant.publishTrack(track, { source: 'microphone', dtx: false, red: false });
      rooms.push(room);
      voices.push(voice);
    }
    Object.assign(globalThis, { rooms, voices });
  }, tokens);

  await ground.coordinator.goto(`${session}/room`);
  await ground.coordinator.locator('#room-next').click();
  await expect(ground.coordinator.locator('#room-top input[name=from]')).not.toHaveValue('doors');
  await window.evaluate(async (turns) => {
    const { voices } = globalThis as unknown as { voices: GainNode[] };
    const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
    for (const [place, { person, ms }] of turns.entries()) {
      voices[person]!.gain.value = 0.5;
      const over = wait(ms).then(() => (voices[person]!.gain.value = 0));
      await (turns[place + 1]?.at_once ? wait(ms / 2) : over.then(() => wait(700)));
    }
    await wait(1500);
  }, TURNS);
  await window.evaluate(async () => {
    for (const room of (globalThis as unknown as { rooms: InstanceType<Client['Room']>[] }).rooms) await room.disconnect();
  });
  await window.context().close();
  const from = await ground.coordinator.locator('#room-top input[name=from]').inputValue();
  await post(ground.coordinator.request, `${session}/place`, { from, to: 'ended' });
}

type Figures = Readonly<Record<string, number>>;

interface Spoken {
  speakers: number;
  all: Figures;
  lines: Readonly<Record<string, Figures>>;
}

const FAMILIES: Readonly<Record<string, string>> = {
  Physicians: 'physician', Nursing: 'nursing', Pharmacy: 'pharmacy', 'Psychology and social work': 'psychology-social-work', Rehabilitation: 'rehabilitation',
};

/** The families of a line as Python names them; those that nobody came from say nothing. */
function coded(families: string): string {
  return families.split(' / ').flatMap((name) => FAMILIES[name] ?? []).sort().join(' ');
}

/** The file to take away says what Python makes of what the room wrote down. */
export async function compare(): Promise<void> {
  const script = fileURLToPath(new URL('talk.py', import.meta.url));
  const { database } = ground.team.server;
  const printed = execFileSync('python3', [script, database, ground.at.session.split('/').at(-1) ?? ''], { encoding: 'utf8' });
  const spoken = JSON.parse(printed) as Spoken;
  expect(spoken.all['people']).toBe(ground.data.people.length);
  expect(spoken.speakers).toBe(new Set(TURNS.map((turn) => turn.person)).size);
  const rows = table(await file(ground.lead, `${ground.at.program}/network/talk/csv`)).filter((row) => row['sessions'] === '');
  const lines = [...new Set(rows.map((row) => row['families'] ?? ''))];
  expect(lines.length, 'everybody and at least two lines').toBeGreaterThan(2);
  for (const families of lines) {
    const wanted = families === '' ? spoken.all : spoken.lines[coded(families)];
    for (const [figure, value] of Object.entries(wanted ?? { people: Number.NaN })) {
      const row = rows.find((one) => one['families'] === families && one['figure'] === figure);
      expect(Number(row?.['value'] || Number.NaN), `${families} ${figure}`).toBeCloseTo(value, 6);
    }
  }
}
