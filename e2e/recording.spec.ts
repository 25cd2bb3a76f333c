// A session that is recorded: who is asked, who is in it, when it ends, and what the files hold, as ffmpeg reads them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as within } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { look, watchful } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { join, meets, watch } from './hub/room';
import { Server } from './hub/server';
import { Team } from './hub/team';

let server: Server;
let mailbox: Mailbox;
let folder: string;

test.beforeAll(async () => {
  mailbox = await Mailbox.open();
  server = await Server.demonstration();
  folder = await mkdtemp(within(tmpdir(), 'allround-recorded-'));
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function enter(team: Team, role: string): Promise<Page> {
  const page = await team.page();
  await watch(page);
  await team.enter(page, server.link(role));
  await page.waitForURL(/\/sessions\/[^/]+\/check/);
  await join(page, page.url().match(/sessions\/([^/]+)/)?.[1] ?? '');
  await page.locator('#room-mic').click();
  return page;
}

/** On a small phone both answers can be pressed without scrolling. */
async function inReach(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => scrollTo(0, 0));
  const bar = await page.locator('.room-bar').boundingBox();
  for (const answer of ['#recording-yes', '#recording-no']) {
    const box = await page.locator(answer).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), answer).toBeLessThanOrEqual(bar?.y ?? 0);
  }
  if (before) await page.setViewportSize(before);
}

/** Waits until a job has done its work and the page shows it. */
async function shows(page: Page, address: string, what: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page.locator('main')).toContainText(what, { timeout: 500 });
  }).toPass({ timeout: 120_000 });
}

/** Takes a file away and gives its length in seconds. */
async function taken(page: Page, link: Locator): Promise<[string, number]> {
  const begun = page.waitForEvent('download');
  await link.click();
  const file = await begun;
  const path = within(folder, file.suggestedFilename());
  await file.saveAs(path);
  return [file.suggestedFilename().replace(/^\d+-/, ''), decoded(path)];
}

/** Its length in seconds, once it has been decoded to its end without a word from ffmpeg. */
function decoded(file: string): number {
  // Times as they are in the file: two pictures may be nearer to each other than the usual distance.
  const times = file.endsWith('.webm') ? ['-fps_mode', 'passthrough', '-enc_time_base', '-1'] : [];
  const run = spawnSync('ffmpeg', ['-v', 'warning', '-xerror', '-i', file, ...times, '-f', 'null', '-'], { encoding: 'utf8' });
  expect([run.status, run.stderr], file).toEqual([0, '']);
  const length = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  return Number(execFileSync('ffprobe', length, { encoding: 'utf8' }));
}

test('a session is recorded by consent, in sight of everybody, and stops when a case begins', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const coordinator = await team.as('Coordinator');
  await coordinator.goto('/programs');
  await coordinator.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  const program = new URL(coordinator.url()).pathname;
  const facilitator = await enter(team, 'Facilitator');
  const specialist = await enter(team, 'Specialist');
  await expect(facilitator.locator('#room-recording'), 'off unless the program says otherwise').toHaveCount(0);
  await coordinator.getByRole('link', { name: 'Manage this program' }).first().click();
  await coordinator.getByRole('link', { name: 'Change Recording of sessions' }).click();
  await coordinator.getByLabel(/Everything but the cases/).check();
  await coordinator.getByRole('button', { name: 'Save' }).click();
  await expect(coordinator.locator('body')).toContainText('The rule for recordings is saved');

  // A case is on the stage: why it cannot be recorded is said in words. Then back to the talk.
  await facilitator.reload();
  await expect(facilitator.locator('#room-recording')).toContainText('While a case is discussed');
  await expect(async () => {
    if (!(await facilitator.locator('#recording-start').isVisible())) await facilitator.locator('#room-back').click();
    await expect(facilitator.locator('#recording-start')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await meets(specialist, 1);
  await facilitator.locator('#recording-start').click();
  for (const page of [facilitator, specialist]) {
    await expect(page.locator('#room-recording')).toContainText('This session is being recorded');
    await expect(page.locator('#room-said')).toContainText('Nothing of you is recorded unless you say yes');
  }
  await watchful(specialist, 'room-recording-ask');
  await facilitator.locator('#recording-yes').click();
  await expect(facilitator.locator('#room-recording')).toContainText('You agreed: your voice');
  await specialist.locator('#recording-no').click();
  // What was said until now is left out by one press.
  await facilitator.waitForTimeout(3_000);
  await facilitator.locator('#recording-cut').click();
  await expect(facilitator.locator('#room-recording')).toContainText('1 stretch is left out');
  await watchful(facilitator, 'room-recording-leads');
  await expect(specialist.locator('#room-recording')).toContainText('You are not recorded');

  // Whoever comes later is told at once, in their language, and stays unrecorded until they answer.
  const late = await team.page({ locale: 'fr-CA' });
  await watch(late);
  await team.enter(late, server.link('Participant'));
  await late.waitForURL(/\/sessions\/[^/]+\/check/);
  await late.goto(late.url().replace(/\/check.*/, '/check?lang=fr'));
  await join(late, late.url().match(/sessions\/([^/]+)/)?.[1] ?? '');
  await expect(late.locator('#room-recording')).toContainText('Cette séance est enregistrée');
  await expect(late.locator('#room-said')).toContainText('Rien de vous n’est enregistré sans votre accord');
  await inReach(late);
  await watchful(late, 'room-recording-fr');
  await late.locator('#recording-no').click();
  await expect(late.locator('#room-recording')).toContainText('Vous n’êtes pas enregistré');
  await meets(specialist, 1);
  await facilitator.waitForTimeout(5_000);

  // The next place is the case: the recording ends by itself, for everybody.
  await expect(async () => {
    if (await facilitator.locator('#recording-stop').isVisible()) await facilitator.locator('#room-next').click();
    await expect(facilitator.locator('#recording-stop')).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(facilitator.locator('#room-recording')).toContainText('While a case is discussed');
  await expect(specialist.locator('#room-recording')).toHaveCount(0);
  await expect(specialist.locator('#room-said')).toContainText('The recording has ended');
  await expect(late.locator('#room-recording')).toHaveCount(0);

  // The coordinator finds one part with the facilitator's files only, takes them away, and deletes them.
  const session = facilitator.url().match(/sessions\/([^/]+)/)?.[1] ?? '';
  await expect(async () => {
    await coordinator.goto(`/sessions/${session}/recordings`);
    await expect(coordinator.locator('tbody tr')).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await look(coordinator, 'recordings');
  await expect(coordinator.locator('main')).toContainText('1 stretch was left out');
  await expect(coordinator.locator('main')).toContainText('a case began or the session ended');
  const names = await coordinator.locator('tbody th bdi').allTextContents();
  expect(new Set(names).size).toBe(1);
  const files: Record<string, number> = {};
  for (const link of await coordinator.locator('tbody a[download]').all()) {
    const [name, seconds] = await taken(coordinator, link);
    files[name] = seconds;
  }
  expect(Object.keys(files).sort()).toEqual(['camera.webm', 'microphone.ogg']);
  for (const seconds of Object.values(files)) expect(seconds).toBeGreaterThan(5);
  expect(Math.abs((files['camera.webm'] ?? 0) - (files['microphone.ogg'] ?? 0))).toBeLessThan(5);
  const address = (await coordinator.locator('tbody a[download]').first().getAttribute('href')) ?? '';
  for (const page of [specialist, late, facilitator]) {
    expect((await page.request.get(address)).status(), 'a link that was passed on opens nothing').toBe(404);
  }

  // One file of everybody, by ffmpeg, and something left out afterwards: the file goes, the others are shorter.
  const list = `/sessions/${session}/recordings`;
  await coordinator.getByRole('button', { name: 'Make one file of everybody' }).click();
  await shows(coordinator, list, 'Everybody in one file');
  const [name, together] = await taken(coordinator, coordinator.locator('main p a[download]'));
  expect(name).toBe('together.webm');
  expect(together).toBeGreaterThan(5);
  await coordinator.getByRole('link', { name: 'Leave something out' }).click();
  await look(coordinator, 'recording-cut');
  await coordinator.getByLabel('From').fill('0:03');
  await coordinator.getByLabel('To', { exact: true }).fill('0:06');
  await coordinator.getByRole('button', { name: 'Leave it out for good' }).click();
  await expect(coordinator.locator('body')).toContainText('The files are given out again when they are written anew');
  await shows(coordinator, list, 'Make one file of everybody');
  await expect(coordinator.locator('main')).toContainText('2 stretches were left out');
  for (const link of await coordinator.locator('tbody a[download]').all()) {
    const [name, seconds] = await taken(coordinator, link);
    expect(seconds, name).toBeLessThan((files[name] ?? 0) - 2);
  }

  // It plays in the page, from any place.
  await coordinator.getByRole('link', { name: /^Play .*Camera/ }).click();
  const player = coordinator.locator('video');
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.duration)).toBeGreaterThan(1);
  await player.evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    video.currentTime = video.duration / 2;
    await video.play();
  });
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime > video.duration / 2)).toBe(true);
  await look(coordinator, 'recording-view');

  // A second part: all of it comes in one file, with a chapter for each part, until something of it is deleted.
  await expect(async () => {
    if (!(await facilitator.locator('#recording-start').isVisible())) await facilitator.locator('#room-back').click();
    await expect(facilitator.locator('#recording-start')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await facilitator.locator('#recording-start').click();
  await expect(facilitator.locator('#room-recording')).toContainText('This session is being recorded');
  await facilitator.waitForTimeout(4_000);
  await facilitator.locator('#recording-stop').click();
  await shows(coordinator, list, 'Make one file of all parts');
  await look(coordinator, 'recordings-parts');
  await coordinator.getByRole('button', { name: 'Make one file of all parts' }).click();
  await shows(coordinator, list, 'Part 2 begins at');
  await look(coordinator, 'recordings-whole');
  const whole = coordinator.getByRole('link', { name: /^Download .* The whole session in one file$/ });
  const place = (await whole.getAttribute('href')) ?? '';
  const [file, length] = await taken(coordinator, whole);
  expect(file).toBe('whole.webm');
  expect(length).toBeGreaterThan(2 + 3);
  const chapters = ['-v', 'error', '-show_chapters', '-of', 'csv=p=0', within(folder, file)];
  expect(execFileSync('ffprobe', chapters, { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
  await coordinator.getByRole('link', { name: 'Play The whole session in one file' }).click();
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.duration)).toBeGreaterThan(length - 1);
  await look(coordinator, 'recording-view-whole');
  for (const page of [specialist, late, facilitator]) expect((await page.request.get(place)).status()).toBe(404);

  await coordinator.goto(list);
  await coordinator.getByRole('button', { name: 'Delete this part' }).first().click();
  await coordinator.locator('dialog[open]').getByRole('button', { name: 'Delete this part' }).click();
  await expect(coordinator.locator('main')).toContainText('Deleted ');
  for (const gone of [address, place]) expect((await coordinator.request.get(gone)).status()).toBe(404);
  await coordinator.goto(program);
});
