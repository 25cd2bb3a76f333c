// Coding a long transcript: opening it, and one coding saved and shown while three people code.
import { expect, test, type Page } from '@playwright/test';
import { bring, coders, studyOf } from '../hub/coding';
import { Mailbox } from '../hub/mailbox';
import { Server } from '../hub/server';
import { Team } from '../hub/team';
import { Figures, share } from './figures';

const CUES = 3000;

/** Codings that each of the three gives. */
const EACH = 60;

test('coding', async ({ browser }) => {
  const figures = new Figures();
  const mailbox = await Mailbox.open();
  const server = await Server.demonstration();
  const team = new Team(browser, server, mailbox);
  const lead = await team.as('Evaluator');
  const study = await studyOf(lead);
  const pages = await coders(team, lead, study);
  const address = await bring(lead, study, CUES);

  const opened: number[] = [];
  for (let round = 0; round < 7; round += 1) opened.push(await open(lead, address));
  figures.add('studies/open-3000-cues', share(opened, 0.5), 'ms', { name: 'goal', value: 1000 });
  for (const page of pages.slice(1)) await open(page, address);

  const times = (await Promise.all(pages.map((page, at) => code(page, at)))).flat();
  figures.add('studies/coding-p50', share(times, 0.5), 'ms');
  figures.add('studies/coding-p95', share(times, 0.95), 'ms', { name: 'goal', value: 100 });
  await expect.poll(async () => lead.locator('.app-cues > li > ul > li').count(), { timeout: 30_000 }).toBe(EACH * pages.length);
  await server.stop();
  await mailbox.close();
  await figures.keep('studies');
});

/** Milliseconds from the address to a page on which the first code can be typed and the cues are painted. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  const count = await page.locator('.app-cues > li').count();
  expect(count).toBe(CUES);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const ready = performance.getEntriesByName('coding-ready')[0]?.startTime ?? Number.NaN;
        requestAnimationFrame(() => setTimeout(() => done(Math.max(ready, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)), 0));
      }),
  );
}

/** Gives codes by keyboard at a coder's pace; for each the milliseconds from Enter to a chip that the server has kept. */
async function code(page: Page, at: number): Promise<number[]> {
  await page.locator('#coding-find').focus();
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed = 0;
    Object.assign(window, { codingTimes: times });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') pressed = performance.now();
    }, true);
    new MutationObserver(() => {
      const own = document.querySelector('.here > ul > li:last-child');
      if (pressed > 0 && own && !own.classList.contains('pending')) {
        times.push(performance.now() - pressed);
        pressed = 0;
      }
    }).observe(document.querySelector('#cues') as Element, { childList: true, subtree: true, attributes: true });
  });
  for (let step = 0; step < 10 + at * 700; step += 10) await page.keyboard.press('PageDown');
  for (let step = 1; step <= EACH; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('wait');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => (window as unknown as { codingTimes: number[] }).codingTimes.length), { intervals: [20], timeout: 10_000 }).toBe(step);
  }
  return page.evaluate(() => (window as unknown as { codingTimes: number[] }).codingTimes);
}
