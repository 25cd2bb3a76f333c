// Firefox beside Chromium in the product's own room, over a line with real addresses.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openFirefox } from './hub/fox';
import { Line } from './hub/line';
import { Mailbox } from './hub/mailbox';
import { join, meets, received, sees, watch } from './hub/room';
import { Server } from './hub/server';
import { Team } from './hub/team';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let line: Line;
let server: Server;
let mailbox: Mailbox;
let fox: Browser;
/** Somebody in Firefox and somebody in Chromium, and where each is shown to the other. */
let participant: Page;
let facilitator: Page;
let foxy: string;
let chromy: string;

test.beforeAll(async ({ browser }) => {
  line = new Line();
  mailbox = await Mailbox.open();
  [server, fox] = await Promise.all([Server.demonstration(line), openFirefox()]);
  [participant, facilitator] = await Promise.all([
    // Firefox is told so by its settings.
    enter(new Team(fox, server, mailbox), 'Participant', []),
    enter(new Team(browser, server, mailbox), 'Facilitator', ['camera', 'microphone']),
  ]);
  const place = async (page: Page) => `.room-tile[data-identity="${await page.locator('#room').getAttribute('data-me')}"]`;
  [foxy, chromy] = [await place(participant), await place(facilitator)];
});

test.afterAll(async () => {
  await fox?.close();
  await server?.stop();
  await mailbox.close();
});

/** From the printed link into the live room, with a drawing where a screen would be shared. */
async function enter(team: Team, role: string, permissions: string[]): Promise<Page> {
  const page = await team.page({ permissions });
  await watch(page);
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1280, 720];
      const pen = canvas.getContext('2d');
      setInterval(() => pen?.fillRect(Math.random() * 1280, Math.random() * 720, 20, 20), 200);
      return canvas.captureStream(5);
    };
  });
  await team.enter(page, server.link(role));
  await page.waitForURL(/\/sessions\/[^/]+\/check/);
  await join(page, page.url().match(/sessions\/([^/]+)/)?.[1] ?? '');
  return page;
}

const muted = /room-tile--muted/;

/** Waits until a page hears something, or for a second nothing at all. */
async function hears(page: Page, something: boolean): Promise<void> {
  await expect(async () => {
    const before = await received(page);
    await page.waitForTimeout(1_000);
    const gained = (await received(page)).energy - before.energy;
    if (something) expect(gained, 'energy of the sound').toBeGreaterThan(0.0001);
    else expect(gained, 'energy of the sound').toBeLessThan(0.0001);
  }).toPass({ timeout: 60_000 });
}

test('people in Firefox and in Chromium see and hear each other', async () => {
  for (const page of [participant, facilitator]) await meets(page, 3);
  // Everybody else falls silent, so that what is heard from here on is the other one.
  for (const button of await facilitator.locator('[id^=mute-]').all()) await button.click();
  for (const page of [participant, facilitator]) await hears(page, false);
  for (const [hearing, speaking, place] of [[facilitator, participant, foxy], [participant, facilitator, chromy]] as const) {
    await expect(hearing.locator(place)).toHaveClass(muted);
    await speaking.locator('#room-mic').click();
    await expect(hearing.locator(place)).not.toHaveClass(muted);
    await hears(hearing, true);
    await sees(hearing, place);
  }
});

/** Pictures encoded so far, by the name of the layer. */
async function layers(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const connection of (globalThis as unknown as { connections: RTCPeerConnection[] }).connections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'outbound-rtp' && report.kind === 'video') found[report.rid ?? ''] = report.framesEncoded ?? 0;
      }
    }
    return found;
  });
}

test('Firefox sends three sizes, and those that nobody looks at no longer', async () => {
  const grown = async () => {
    const before = await layers(participant);
    await participant.waitForTimeout(2_000);
    const after = await layers(participant);
    return Object.keys(after).filter((layer) => (after[layer] ?? 0) > (before[layer] ?? 0) + 2).sort();
  };
  await sees(facilitator, foxy);
  await expect.poll(grown, { timeout: 60_000 }).toEqual(['q']);
  const large = await facilitator.addStyleTag({ content: `${foxy} { width: 960px !important; position: fixed; inset: 0; z-index: 99; max-width: none !important }` });
  await sees(facilitator, foxy, 640);
  await expect.poll(grown, { timeout: 60_000 }).toContain('f');
  await large.evaluate((style: Element) => style.remove());
  await expect.poll(grown, { timeout: 60_000 }).toEqual(['q']);
});

test('a screen that is shared in one is seen in the other', async () => {
  for (const [sharing, seeing] of [[participant, facilitator], [facilitator, participant]] as const) {
    await sharing.locator('#room-share').click();
    await expect(seeing.locator('#room-screen video')).toBeVisible({ timeout: 60_000 });
    await sees(seeing, '#room-screen', 800);
    await sharing.locator('#room-share').click();
    await expect(seeing.locator('#room-screen video')).toHaveCount(0);
  }
});

test('the facilitator mutes somebody in Firefox, who speaks again when they want to', async () => {
  await facilitator.locator(foxy.replace(/.*="(.*)".*/, '#mute-$1')).click();
  await expect(participant.locator('#room-line')).toContainText('muted you');
  await hears(facilitator, false);
  await participant.locator('#room-mic').click();
  await hears(facilitator, true);
});

test('when signalling breaks, media goes on and the conversation resumes', async () => {
  // What is in sight is asked for by signalling.
  await sees(facilitator, foxy);
  line.signalling(true);
  // At the same time: the server waits a quarter of a minute for somebody.
  await Promise.all([
    ...[participant, facilitator].map((page) => expect(page.locator('#room-line')).toContainText('connection', { ignoreCase: true })),
    sees(facilitator, foxy),
    sees(participant, chromy),
    hears(facilitator, true),
  ]);
  line.signalling(false);
  for (const page of [participant, facilitator]) await expect(page.locator('#room-line')).toBeHidden({ timeout: 60_000 });
  await sees(facilitator, foxy);
  await sees(participant, chromy);
});

test('with another address both come back', async () => {
  line.move();
  await sees(facilitator, foxy);
  await sees(participant, chromy);
  await hears(facilitator, true);
});

test('after a long time away the conversation begins anew', async () => {
  // The server waits a quarter of a minute for somebody.
  line.signalling(true);
  await participant.waitForTimeout(17_000);
  line.signalling(false);
  for (const page of [participant, facilitator]) await expect(page.locator('#room-line')).toBeHidden({ timeout: 60_000 });
  await sees(facilitator, foxy);
  await sees(participant, chromy);
  await hears(facilitator, true);
});

test('whoever leaves in Firefox is gone in Chromium', async () => {
  await participant.locator('#room-leave').click();
  await expect(facilitator.locator(foxy)).toHaveCount(0);
});
