// A report of a program for those who pay for it: read, frozen and taken away by the demonstration's evaluator.
import { expect, test } from '@playwright/test';
import { check, look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { pdf, words } from './hub/pdf';
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

test('a report is looked at, frozen by keyboard, and says the same wherever it is taken', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Evaluator');
  await page.goto('/programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await page.getByRole('link', { name: 'Reports' }).click();
  await check(page, 'report-list-empty');
  await page.getByRole('button', { name: 'New report' }).click();
  await look(page, 'report-new');
  await page.getByLabel(/What readers should know/).focus();
  await page.keyboard.type('Two clinics joined late.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reports\/[^/]+\?said=report-frozen$/);
  await expect(page.locator('main')).toContainText('Two clinics joined late.');
  await look(page, 'report-show');
  const address = new URL(page.url()).pathname;
  const figures = page.getByRole('table', { name: 'People, time and cases' });
  const attended = await figures.locator('tr', { hasText: 'People who took part in a session' }).locator('td').innerText();
  expect(Number(attended)).toBeGreaterThanOrEqual(11);

  const printed = await pdf(page, `${address}/pdf`, 'report');
  expect(printed).toContain(words(`People who took part in a session ${attended}`));
  expect(printed).toContain(words('Two clinics joined late.'));
  const table = await (await page.request.get(`${address}/csv`)).text();
  expect(table).toContain(`"People who took part in a session","Number","${attended}"`);
  const word = await page.request.get(`${address}/docx`);
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK');
  // Made again, it is the same byte for byte.
  for (const kind of ['pdf', 'docx', 'csv']) {
    const [one, other] = [await page.request.get(`${address}/${kind}`), await page.request.get(`${address}/${kind}`)];
    expect((await one.body()).equals(await other.body()), kind).toBe(true);
  }
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await look(page, 'report-list');
});
