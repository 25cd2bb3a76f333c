// Identifying details in the case form: found while somebody types, never sent, decided by keyboard alone; and without a script.
import { expect, test, type Page, type Request } from '@playwright/test';
import { check, look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { Server } from './hub/server';
import { press, Team } from './hub/team';

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

/** A new case of the demonstration's presenter; its address. */
async function begin(team: Team, page: Page): Promise<string> {
  await team.enter(page, server.link('Case presenter'));
  await page.waitForURL(/\/sessions\//);
  await page.goto('/cases');
  await page.locator('form[action$="/cases"] button').first().click();
  await page.waitForURL(/\/cases\/[^/]+\/form/);
  return new URL(page.url()).pathname;
}

/** What leaves the page, as text. */
function overhear(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request: Request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  return sent;
}

const TYPED = 'Seen by Dr. Okafor on March 3rd, lives in Timmins P4N 7A1';
const SECRETS = /Okafor|March 3|Timmins|P4N/i;

test('details are found while typing and nothing is sent until each is decided about, by keyboard alone', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.page();
  const form = await begin(team, page);
  const sent = overhear(page);
  await page.goto(`${form}/findings`);
  const status = page.locator('[data-autosave-status]');
  const field = page.locator('textarea[name=examination]');
  const open = page.locator('[data-found-open]');
  await expect(page.locator('form[data-held]')).toHaveCount(0);

  await field.focus();
  await page.keyboard.type(TYPED);
  await expect(open).toHaveCount(4);
  await expect(page.locator('.app-found__count')).toHaveText('4 identifying details to decide about');
  await expect(field).toHaveAccessibleDescription(/4 identifying details/);
  await expect(status).toContainText('Not saved yet');
  await expect(page.locator('.app-underline span')).toHaveCount(4);
  await check(page, 'identifier-open-desktop');
  await page.setViewportSize({ width: 320, height: 640 });
  await check(page, 'identifier-open-phone');
  await page.setViewportSize({ width: 1280, height: 900 });

  // Sending by hand stops at the first one.
  await field.focus();
  await press(page, 'Save and continue');
  await expect(open.first().getByRole('button')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe(`${form}/findings`);
  expect(sent.filter((line) => SECRETS.test(line))).toEqual([]);

  // From there by keyboard: replace what must go, keep the town for a reason.
  await page.keyboard.press('Enter');
  await expect(open).toHaveCount(3);
  await expect(open.first().getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(open).toHaveCount(2);
  await page.keyboard.press('Tab');
  const reasons = open.first().getByRole('combobox', { name: /Keep “Timmins”, because/ });
  await expect(reasons).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(open).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(open).toHaveCount(0);
  await expect(page.locator('.app-found__item--kept')).toContainText('“Timmins” stays');
  await expect(status).toContainText(/^Saved at/);
  expect(await field.inputValue()).not.toMatch(/Okafor|March 3|P4N/);
  await expect(field).toBeFocused();

  // What is kept is known when the page comes back.
  await page.goto('/cases');
  await page.goto(`${form}/findings`);
  await expect(page.locator('.app-found__item--kept')).toContainText('“Timmins” stays');
  await expect(open).toHaveCount(0);
  await look(page, 'identifier-kept');
  expect(sent.filter((line) => /Okafor|March 3|P4N/i.test(line))).toEqual([]);
  await page.getByRole('button', { name: 'Decide again' }).click();
  await expect(open).toHaveCount(1);
});

test('details that single somebody out together are a hint with its reasons, which stops nothing', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.page();
  const form = await begin(team, page);
  await page.goto(`${form}/findings`);
  const field = page.locator('textarea[name=examination]');
  const hint = page.locator('[data-found-together]');
  await expect(page.locator('form[data-held]')).toHaveCount(0);
  await field.fill('58 yo bush pilot with back pain');
  await expect(hint).toHaveCount(0);
  await field.fill('58 yo bush pilot with back pain, survivor of a plane crash');
  await expect(hint).toContainText('may single out one person');
  await expect(hint.locator('li')).toHaveText(['the age is exact', 'the occupation is rare', 'the event is unusual']);
  await expect(page.locator('form[data-held]')).toHaveCount(0);
  await check(page, 'identifier-together-desktop');
  await page.setViewportSize({ width: 320, height: 640 });
  await check(page, 'identifier-together-phone');
  await field.fill('Back pain');
  await expect(hint).toHaveCount(0);
});

test('without a script the page asks, stores nothing before, and carries the decisions out', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.page({ javaScriptEnabled: false });
  const form = await begin(team, page);
  await page.goto(`${form}/findings`);
  const field = page.locator('textarea[name=examination]');
  await field.fill(TYPED);
  await press(page, 'Save and continue');
  await expect(page.locator('.govuk-error-summary li')).toHaveCount(4);
  await expect(field).toHaveValue(TYPED);
  for (const size of [1280, 320]) {
    await page.setViewportSize({ width: size, height: 900 });
    await page.screenshot({ path: `screens/identifier-plain-${size}.png`, fullPage: true });
  }
  const other = await page.context().newPage();
  await other.goto(`${form}/findings`);
  await expect(other.locator('textarea[name=examination]')).toHaveValue('');

  for (const label of ['Okafor', 'March 3rd', 'P4N 7A1']) {
    await page.getByLabel(new RegExp(`What about “[^”]*${label}`)).selectOption('replace');
  }
  await page.getByLabel('What about “Timmins”?').selectOption('many');
  await press(page, 'Save and continue');
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  await other.reload();
  await expect(other.locator('textarea[name=examination]')).toHaveValue(/Timmins/);
  expect(await other.locator('textarea[name=examination]').inputValue()).not.toMatch(/Okafor|March 3|P4N/);
});

test('the same in French', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.page({ locale: 'fr-CA' });
  const form = await begin(team, page);
  await page.goto(`${form}/findings?lang=fr`);
  await expect(page.locator('form[data-held]')).toHaveCount(0);
  await page.locator('textarea[name=examination]').pressSequentially('Vue par la Dre Okafor le 3 mars, habite à Rouyn-Noranda');
  await expect(page.locator('[data-found-open]')).toHaveCount(3);
  await expect(page.locator('.app-found__count')).toHaveText('3 détails identificatoires à décider');
  await check(page, 'identifier-french-desktop');
  await page.setViewportSize({ width: 320, height: 640 });
  await check(page, 'identifier-french-phone');
});
