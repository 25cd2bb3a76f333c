// What a page in the live room really receives.
import { expect, type Page } from '@playwright/test';

/** Through the check of camera, microphone and line into the room, with sound and picture. */
export async function join(page: Page, session: string): Promise<void> {
  await page.goto(`/sessions/${session}/check`);
  await page.locator('#check-start').click();
  const enter = page.locator('#check-enter');
  await expect(enter).toBeVisible();
  await enter.click();
  await page.waitForURL(/\/room/);
  const button = page.locator('#room-join');
  if (await button.isVisible()) await button.click();
}

interface Received {
  /** Pictures decoded so far, by video of somebody else. */
  frames: Record<string, number>;
  /** Sum of the energy heard so far. */
  energy: number;
}

/** What a page has received so far, from what the browser itself says. */
export async function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const frames: Record<string, number> = {};
    let energy = 0;
    const connections = (globalThis as unknown as { connections?: RTCPeerConnection[] }).connections ?? [];
    for (const connection of connections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        if (report.kind === 'video') frames[report.id] = report.framesDecoded ?? 0;
        if (report.kind === 'audio') energy += report.totalAudioEnergy ?? 0;
      }
    }
    return { frames, energy };
  });
}

/** Videos of which more pictures were decoded between two looks. */
export function moving(before: Received, after: Received): number {
  return Object.entries(after.frames).filter(([id, count]) => count > (before.frames[id] ?? 0)).length;
}

/** Lets a test see the connections that the page's own script makes. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    (globalThis as unknown as { connections: RTCPeerConnection[] }).connections = made;
    const Original = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(Original, {
      construct(target, args) {
        const connection = Reflect.construct(target, args) as RTCPeerConnection;
        made.push(connection);
        return connection;
      },
    });
  });
}

/** Waits until a page decodes `others` videos and hears something. Pictures out of sight are not sent. */
export async function meets(page: Page, others: number): Promise<void> {
  await page.locator('#room-strip').scrollIntoViewIfNeeded();
  const before = await received(page);
  await expect(async () => {
    const now = await received(page);
    expect(moving(before, now), 'videos that are decoded').toBeGreaterThanOrEqual(others);
    expect(now.energy, 'sound that is heard').toBeGreaterThan(before.energy);
  }).toPass({ timeout: 60_000 });
}

/** Gives a recommendation in the room. */
export async function advise(page: Page, domain: string, text: string): Promise<void> {
  await page.locator('[id^=advice-][id$=-domain]').selectOption(domain);
  const field = page.locator('[id^=advice-][id$=-text]');
  await field.fill(text);
  await field.locator('xpath=ancestor::form').locator('button[type=submit]').click();
  await expect(page.locator('#room-advice')).toContainText(text);
}

/** Goes on from part to part, with a look at each, until the facilitator is asked whether to end, and says yes. */
export async function endSession(page: Page, see: (step: number) => Promise<void>): Promise<void> {
  const sure = page.locator('dialog[open] .govuk-button--warning');
  for (let step = 0; !(await sure.isVisible()); step += 1) {
    const before = await page.locator('#room-top').getAttribute('data-phase');
    await page.locator('#room-next').click();
    await expect(async () => {
      const now = await page.locator('#room-top').getAttribute('data-phase');
      expect((await sure.isVisible()) || now !== before).toBe(true);
    }).toPass();
    if (!(await sure.isVisible())) await see(step);
  }
  await sure.click();
}

/** Pictures of somebody decoded so far: those of the video that is shown at `place`. */
export async function shown(page: Page, place: string): Promise<{ frames: number; width: number }> {
  return page.evaluate(async (place) => {
    const source = document.querySelector<HTMLVideoElement>(`${place} video`)?.srcObject;
    const tracks: MediaStreamTrack[] = source instanceof MediaStream ? source.getVideoTracks() : [];
    const connections = (globalThis as unknown as { connections?: RTCPeerConnection[] }).connections ?? [];
    for (const receiver of connections.flatMap((connection) => connection.getReceivers())) {
      if (!tracks.includes(receiver.track)) continue;
      for (const report of (await receiver.getStats()).values()) {
        if (report.type === 'inbound-rtp') return { frames: report.framesDecoded ?? 0, width: report.frameWidth ?? 0 };
      }
    }
    return { frames: 0, width: 0 };
  }, place);
}

/** Waits until pictures of the video at `place` are decoded, one after the other. */
export async function sees(page: Page, place: string, wide = 0): Promise<void> {
  await expect(async () => {
    await page.locator(place).first().scrollIntoViewIfNeeded({ timeout: 1_000 });
    const before = await shown(page, place);
    await page.waitForTimeout(600);
    const now = await shown(page, place);
    expect(now.frames, `pictures at ${place}`).toBeGreaterThan(before.frames + 1);
    expect(now.width, `width at ${place}`).toBeGreaterThanOrEqual(wide);
  }).toPass({ timeout: 60_000 });
}
