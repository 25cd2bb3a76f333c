// What changed: an evaluator reads who answered, how a scale moved and how that was computed, and takes the figures away.
import { expect, test } from '@playwright/test';
import { look } from './hub/look';
import { Mailbox } from './hub/mailbox';
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

test('what changed is told with who answered, its picture and its method', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Evaluator');
  await page.goto('/programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await page.locator('main a[href$="/change"]').click();
  await page.waitForURL(/\/change/);
  // Which of the program's surveys stands first is left to when they were begun.
  const other = page.getByRole('link', { name: 'How confident do you feel?' });
  if ((await other.count()) > 0) await other.click();
  await expect(page.getByRole('heading', { name: 'How confident do you feel?', level: 2 })).toBeVisible();

  // Fourteen took part; two did not answer before, three not after; ten did both. Few are not counted out,
  // and no bound stands below the number of people that the figures under it rest on.
  const step = (name: string) => page.locator(`.app-flow__step--${name} strong`);
  await expect(step('enrolled')).toHaveText('14');
  await expect(step('before')).toHaveText('at least 10');
  await expect(step('after')).toHaveText('at least 10');
  await expect(step('matched')).toHaveText('at least 10');
  await expect(step('only-before')).toHaveText('at most 4');
  await expect(step('only-after')).toHaveText('at most 4');

  const card = page.locator('section.app-computed').first();
  await expect(card.locator('p strong').first()).toContainText('Among the 10 people who answered before and after');
  await expect(card.locator('svg')).toBeVisible();
  await expect(card.getByText('Before to after (true pretest)')).toBeVisible();
  await expect(card.getByText('Response shift (then minus before)')).toBeVisible();

  // By keyboard alone: the method opens.
  const how = card.locator('summary', { hasText: 'How this was computed' });
  await how.focus();
  await page.keyboard.press('Enter');
  await expect(card.getByText('Every figure of this scale rests on the same 10 people')).toBeVisible();
  await look(page, 'change');

  // No row of a table stands for fewer than five people.
  const address = await page.locator('main a[href*="/change/csv"]').getAttribute('href');
  const rows = (await (await page.request.get(`${server.url}${address}`)).text()).trim().split('\r\n');
  const head = rows[0]?.replaceAll('"', '').split(',') ?? [];
  const people = rows.slice(1).map((row) => Number(row.replace(/^\uFEFF/, '').slice(1, -1).split('","')[head.indexOf('n')]));
  expect(people.length).toBeGreaterThan(10);
  expect(Math.min(...people)).toBeGreaterThanOrEqual(5);
});
