// What somebody types is theirs: it outlives the end of a login, it has its room on the page, and nothing is guessed against it.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { check } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { Server } from './hub/server';
import { Team } from './hub/team';

let server: Server;
let mailbox: Mailbox;
let team: Team;

test.beforeAll(async ({ browser }) => {
  mailbox = await Mailbox.open();
  server = await Server.demonstration();
  team = new Team(browser, server, mailbox);
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
});

/** A new draft of the demonstration's presenter; its address. */
async function draft(page: Page): Promise<string> {
  await page.goto('/cases');
  await page.locator('form[action$="/cases"] button').first().click();
  await page.waitForURL(/\/cases\/[^/]+\/form/);
  return new URL(page.url()).pathname.replace(/\/form.*$/, '');
}

/** Ends the login as another window would; gives back what restores it. */
async function signOut(context: BrowserContext): Promise<() => Promise<void>> {
  const cookies = await context.cookies();
  await context.clearCookies();
  return async () => context.addCookies(cookies);
}

test('a case that is being written outlives the end of the login, with scripts and without', async () => {
  const page = await team.as('Case presenter');
  const address = await draft(page);
  await page.goto(`${address}/form/goals`);
  const restore = await signOut(page.context());
  await page.fill('[name=goals]', 'Fish with her grandson by the summer.');
  const status = page.locator('[data-autosave-status]');
  await expect(status).toContainText('you are signed out');
  await restore();
  await expect(status).toContainText('Saved');

  await page.fill('[name=goals]', 'Fish with her grandson.');
  const again = await signOut(page.context());
  await page.getByRole('button', { name: 'Save and continue' }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await check(page, 'signed-out');
  await again();
  await page.getByRole('button', { name: 'Send it again' }).click();
  await page.waitForURL(/\/form\/team/);
  await page.goto(`${address}/form/goals`);
  await expect(page.locator('[name=goals]')).toHaveValue('Fish with her grandson.');

  const plain = await team.as('Case presenter', false);
  await plain.goto(`${address}/form/findings`);
  await plain.fill('[name=examination]', 'Straight leg raise negative.');
  const back = await signOut(plain.context());
  await plain.getByRole('button', { name: 'Save and continue' }).last().click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await back();
  await plain.getByRole('button', { name: 'Send it again' }).click();
  await plain.waitForURL(/\/form\/goals/);
  await plain.goto(`${address}/form/findings`);
  await expect(plain.locator('[name=examination]')).toHaveValue('Straight leg raise negative.');

  await page.goto(`${address}/form`);
  await page.getByRole('link', { name: 'Throw this case away' }).click();
  await check(page, 'draft-removal');
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await expect(page.locator(`main a[href^="${address}"]`)).toHaveCount(0);
});

test('no field of a medication lies over the one beside it', async () => {
  const page = await team.as('Case presenter');
  const address = await draft(page);
  for (const width of [1024, 1280, 360]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${address}/form/medications`);
    const over = await page.locator('.app-row').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const boxes = [...row.querySelectorAll('input, select')].map((field) => ({ name: field.id, box: field.getBoundingClientRect() }));
        const edge = row.getBoundingClientRect().right;
        const wide = boxes.filter(({ box }) => box.right > edge + 0.5);
        const meets = (a: DOMRect, b: DOMRect) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom;
        const met = boxes.filter((one, at) => boxes.slice(at + 1).some((other) => meets(one.box, other.box)));
        return [...wide, ...met].map(({ name }) => name);
      }),
    );
    expect(over, `${width}px`).toEqual([]);
  }
});

test('whoever registers is offered the time zone of their own device', async () => {
  for (const zone of ['America/Winnipeg', 'America/Moncton']) {
    const page = await team.page({ timezoneId: zone });
    await page.goto('/programs');
    await page.locator('main a[href^="/programs/"]').first().click();
    await page.locator('main a[href*="/registration"]').first().click();
    await expect(page.locator('select[name=zone]')).toHaveValue(zone);
    // What was chosen stays when the page comes back with a fault.
    await page.selectOption('select[name=zone]', 'America/Regina');
    await page.locator('main form button').last().click();
    await expect(page.locator('.govuk-error-summary')).toContainText('Name: Fill this in');
    await expect(page.locator('select[name=zone]')).toHaveValue('America/Regina');
  }
});
