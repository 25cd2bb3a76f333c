// Poor lines and strict firewalls, in a real browser: media without UDP, and the ladder of what is received.
import { expect, test, type Page } from '@playwright/test';
import { Mailbox } from './hub/mailbox';
import { join, meets, moving, received, watch } from './hub/room';
import { Server } from './hub/server';
import { Team } from './hub/team';

let server: Server;
let mailbox: Mailbox;

test.beforeAll(async () => {
  mailbox = await Mailbox.open();
  server = await Server.demonstration();
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
});

/** Somebody of the demonstration in the live room, after `prepare` has had its say about the page. */
async function enter(team: Team, role: string, prepare: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
  const page = await team.page();
  await prepare(page);
  await watch(page);
  await team.enter(page, server.link(role));
  await page.waitForURL(/\/sessions\/[^/]+\/check/);
  await join(page, page.url().match(/sessions\/([^/]+)/)?.[1] ?? '');
  return page;
}

/** A firewall that lets no UDP out: the browser never learns an address to send UDP to. */
async function withoutUdp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = RTCPeerConnection.prototype.setRemoteDescription as (this: RTCPeerConnection, it: RTCSessionDescriptionInit) => Promise<void>;
    RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, it: RTCSessionDescriptionInit) {
      return original.call(this, { type: it.type, sdp: it.sdp?.replace(/^a=candidate:\S+ \d+ udp .*\r\n/gim, '') });
    } as typeof RTCPeerConnection.prototype.setRemoteDescription;
  });
}

interface Traffic {
  /** Over what the selected way leads. */
  protocol: string;
  /** Packets of sound sent so far, and bytes of everything received. */
  spoken: number;
  bytes: number;
}

async function traffic(page: Page): Promise<Traffic> {
  return page.evaluate(async () => {
    const told = { protocol: '', spoken: 0, bytes: 0 };
    const connections = (globalThis as unknown as { connections?: RTCPeerConnection[] }).connections ?? [];
    for (const connection of connections) {
      if (connection.connectionState !== 'connected') continue;
      const reports = await connection.getStats();
      for (const report of reports.values()) {
        if (report.type === 'transport') {
          told.bytes += report.bytesReceived ?? 0;
          const pair = reports.get(report.selectedCandidatePairId);
          told.protocol = pair ? reports.get(pair.localCandidateId)?.protocol : '';
        }
        if (report.type === 'outbound-rtp' && report.kind === 'audio') told.spoken += report.packetsSent ?? 0;
      }
    }
    return told;
  });
}

/** Looks twice, some seconds apart. */
async function between(page: Page, seconds: number) {
  const before = { ...(await received(page)), ...(await traffic(page)) };
  const since = performance.now();
  await page.waitForTimeout(seconds * 1000);
  const after = { ...(await received(page)), ...(await traffic(page)) };
  // On a busy machine more time passes than was waited for.
  const passed = (performance.now() - since) / 1000;
  const rate = (key: 'spoken' | 'bytes') => (after[key] - before[key]) / passed;
  return { videos: moving(before, after), heard: after.energy > before.energy, spoken: rate('spoken'), kilobits: (rate('bytes') * 8) / 1000 };
}

test('whoever has no UDP is seen and heard, and sees and hears, over TCP', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const participant = await enter(team, 'Participant', withoutUdp);
  const facilitator = await enter(team, 'Facilitator');
  for (const page of [participant, facilitator]) await page.locator('#room-mic').click();
  for (const page of [participant, facilitator]) await meets(page, 3);
  expect((await traffic(participant)).protocol).toBe('tcp');
  expect((await traffic(facilitator)).protocol).toBe('udp');
  const me = (await participant.locator('#room').getAttribute('data-me')) ?? '';
  const seen = facilitator.locator(`.room-tile[data-identity="${me}"] video`);
  await seen.scrollIntoViewIfNeeded();
  await expect(async () => {
    const time = () => seen.evaluate((video: HTMLVideoElement) => video.currentTime);
    const before = await time();
    await facilitator.waitForTimeout(1000);
    expect(await time(), 'the picture that came over TCP moves').toBeGreaterThan(before);
  }).toPass({ timeout: 60_000 });
  for (const page of [participant, facilitator]) await page.context().close();
});

test('each rung of the ladder receives what it allows, by one choice, and the sound goes on', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await enter(team, 'Participant');
  await page.locator('#room-mic').click();
  await meets(page, 3);
  const rung = page.locator('#room-rung');
  await expect(page.getByLabel('What you receive')).toHaveValue('full');
  // The most pictures, and the kilobits that come. In the demonstration everybody speaks all the time, without a pause: two
  // voices instead of one, which is 36 kbit/s more than a session where people let each other speak.
  for (const [name, pictures, most] of [['sound', 0, 64 + 36], ['speaker', 1, 150 + 36], ['small', 4, 400 + 72]] as const) {
    await rung.selectOption(name);
    await page.locator('#room-strip').evaluate((strip) => strip.scrollIntoView());
    await expect(async () => {
      const now = await between(page, 4);
      expect(now.videos, `pictures on the rung "${name}"`).toBe(pictures);
      expect(now.heard, 'the sound goes on').toBe(true);
      expect(now.kilobits, `kbit/s on the rung "${name}"`).toBeLessThan(most);
    }).toPass({ timeout: 60_000 });
  }
  // Own camera: it goes on whatever is received.
  await expect(page.locator('#room-camera')).toHaveClass(/room-button--on/);
  await rung.selectOption('sound');
  await expect(page.locator('#room-slim')).toHaveClass(/room-button--on/);
  await expect(page.locator('#room-camera')).toHaveClass(/room-button--on/);
  await expect(async () => {
    const sections = await page.evaluate(() => {
      const connections = (globalThis as unknown as { connections?: RTCPeerConnection[] }).connections ?? [];
      return connections.map((connection) => connection.remoteDescription?.sdp ?? '').join('').match(/a=ptime:60/g)?.length ?? 0;
    });
    expect(sections, 'sections with long packets').toBeGreaterThan(0);
    expect((await between(page, 4)).spoken, 'packets of sound a second').toBeLessThan(25);
  }).toPass({ timeout: 60_000 });
  // One press brings the pictures back, as they were; a reload keeps the rung.
  await page.keyboard.press('l');
  await expect(rung).toHaveValue('small');
  await page.reload();
  await expect(rung).toHaveValue('small');
  await expect(async () => {
    await page.locator('#room-strip').scrollIntoViewIfNeeded();
    expect((await between(page, 3)).videos).toBe(4);
  }).toPass({ timeout: 60_000 });
  await page.context().close();
});
