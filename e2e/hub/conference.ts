// The media server without the product: its example, which serves the stock client in a small page.
import { spawn, type ChildProcess } from 'node:child_process';
import { expect, type Browser, type Page } from '@playwright/test';

/** What a page receives of one track. */
export interface Stream {
  muted: boolean;
  subscribed: boolean;
  frames?: number;
  /** Width of the pictures that come, and of those that are shown. */
  width?: number;
  videoWidth?: number;
  energy?: number;
  /** Seconds without a picture, all together. */
  frozen?: number;
}

export class Conference {
  private text = '';

  private constructor(private readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
  }

  /** Starts it with some headless speakers in the room "demo"; `ways` as its example says, at another end of a line if wanted. */
  static async open(speakers: number, ways: Record<string, string> = {}, outside: readonly string[] = []): Promise<Conference> {
    const program = process.env.CONFERENCE;
    if (!program) throw new Error('CONFERENCE names the example to test; `make test` sets it');
    const [command = program, ...rest] = [...outside, program];
    const client = new URL('../../web/node_modules/livekit-client', import.meta.url).pathname;
    const conference = new Conference(
      spawn(command, [...rest, client, String(speakers)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...ways } }),
    );
    await expect.poll(() => conference.text, { timeout: 60_000 }).toMatch(/^http\S+/);
    return conference;
  }

  get url(): string {
    return this.text.match(/^(http:\/\/[^/]+)/)?.[1] ?? '';
  }

  /** Somebody comes in, with camera and microphone unless `how` says otherwise; `first` runs before the page's own scripts. */
  async enter(browser: Browser, room: string, name: string, how: Record<string, string> = {}, first?: () => void): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
    if (first) await page.addInitScript(first);
    await page.goto(`${this.url}/?${new URLSearchParams({ room, name, ...how })}`);
    await page.evaluate('ready');
    return page;
  }

  async moderate(room: string, name: string, order: 'mute' | 'remove' | 'silence'): Promise<void> {
    const answer = await fetch(`${this.url}/moderation?${new URLSearchParams({ room, name, order })}`, { method: 'POST' });
    expect(await answer.text()).toBe('done');
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGINT');
    await ended;
  }
}

/** What a page receives of everybody, by "name/source". */
export async function streams(page: Page): Promise<Record<string, Stream>> {
  return page.evaluate<Record<string, Stream>>('stats()');
}

/** Waits until a page shows something. */
export async function until(page: Page, what: string, shown: (now: Record<string, Stream>) => boolean): Promise<void> {
  let last: Record<string, Stream> = {};
  await expect
    .poll(async () => shown((last = await streams(page))), { timeout: 60_000, message: what })
    .toBe(true)
    .catch((error: Error) => {
      throw new Error(`${error.message}\n${JSON.stringify(last)}`);
    });
}

/** Waits until pictures of somebody come, or sound is heard, anew. */
export async function gets(page: Page, track: string): Promise<void> {
  const amount = (one?: Stream) => (track.endsWith('microphone') ? one?.energy : one?.frames) ?? 0;
  let before: number | undefined;
  await until(page, `more of ${track}`, (now) => {
    const amounts = amount(now[track]);
    // A new connection counts from nothing.
    before = Math.min(before ?? amounts, amounts);
    return amounts > before;
  });
}

/** Makes of this browser one that has no codec for pictures but H.264: neither its scripts nor what it offers name another. */
export function onlyH264(): void {
  for (const end of [RTCRtpSender, RTCRtpReceiver]) {
    const all = end.getCapabilities.bind(end);
    end.getCapabilities = (kind: string) => {
      const found = all(kind);
      if (!found || kind !== 'video') return found;
      return { ...found, codecs: found.codecs.filter((codec) => /\/(h264|rtx)$/i.test(codec.mimeType)) };
    };
  }
  const add = RTCPeerConnection.prototype.addTransceiver;
  RTCPeerConnection.prototype.addTransceiver = function (...asked: Parameters<typeof add>) {
    const made = add.apply(this, asked);
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    if (made.receiver.track.kind === 'video') made.setCodecPreferences(codecs);
    return made;
  };
}
