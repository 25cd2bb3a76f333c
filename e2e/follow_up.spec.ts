// What becomes of advice: the presenter's follow-up with scores, the team's view of it, and the counts of a program.
import { expect, test, type Page } from '@playwright/test';
import { fill } from './hub/form';
import { check, look } from './hub/look';
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

/** The person's follow-ups: those that still ask, or those that are finished. */
async function followUps(page: Page, open: boolean): Promise<string[]> {
  await page.goto('/cases');
  const links = await page.locator('main a[href^="/cases/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const cases = new Set(links.map((link) => link.match(/^\/cases\/[0-9a-f-]{36}/)?.[0]).filter(Boolean));
  const found: string[] = [];
  for (const address of cases) {
    const answer = await page.goto(`${address}/follow-up`);
    if (answer?.status() !== 200) continue;
    if (((await page.locator('main form[data-found]').count()) > 0) === open) found.push(`${address}/follow-up`);
  }
  return found;
}

test('a follow-up asks for scores again and shows then and now, without a script', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Participant', false);
  const [address] = await followUps(page, true);
  await page.goto(`${address}`);
  await fill(page, { 'phq9-0-total': '4' });
  await page.locator('main form[data-found] button[type=submit]').last().click();
  await expect(page.locator('#scores')).toContainText('which is better');
  await expect(page.locator('#scores svg[role=img]').first()).toBeVisible();
  await expect(page.locator('#scores table').first()).toContainText('Follow-up');
  await expect(page.locator('#scores')).toContainText('Education, not prescribing.');
  // What measures a page is a script itself.
  const seen = await team.as('Participant');
  await seen.goto(`${address}`);
  await look(seen, 'follow-up');
});

test('medications now are brought up to date and stand beside the total of then, without a script', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Participant', false);
  const [address] = await followUps(page, true);
  await page.goto(`${address}`);
  const rows = page.locator('#medications fieldset[data-row]');
  const many = await rows.count();
  await page.locator('#medicines-table > summary').click();
  await fill(page, { 'medications-0-drug': 'hydromorphone', 'medications-0-dose': '1', 'medications-0-frequency': 'twice daily' });
  // Changed without saying so: nothing typed is lost.
  const save = page.locator('main form[data-found] button[type=submit]').last();
  await save.click();
  await expect(page.locator('.govuk-error-summary')).toContainText('You changed the table of medications');
  await expect(page.locator('[name="medications-0-dose"]')).toHaveValue('1');
  // A further row: the page comes back with everything, and says that the table changes.
  await page.locator('#medications button[name=add]').click();
  await expect(page.locator('[name=medicines][value=changed]')).toBeChecked();
  await expect(rows).not.toHaveCount(many);
  await expect(page.locator('[name="medications-0-dose"]')).toHaveValue('1');
  await save.click();
  await expect(page.locator('#dose')).toContainText('Medications then and now');
  await expect(page.locator('#dose')).toContainText(/Follow-up.*CDC 2022/s);
  await expect(page.locator('#dose')).toContainText('Education, not prescribing.');
  const seen = await team.as('Participant');
  await seen.goto(`${address}`);
  await expect(seen.locator('[name=medicines][value=changed]')).toBeChecked();
  await look(seen, 'follow-up-medicines');
});

test('an answer about self-harm is led to at once; a number out of range is said at its field', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  const [address] = await followUps(page, true);
  await page.goto(`${address}`);
  await page.locator('#phq9 summary').click();
  await fill(page, { 'phq9-0-total': '', 'phq9-0-9': '2' });
  await page.locator('main form[data-found] button[type=submit]').last().click();
  await expect(page).toHaveURL(/#scores$/);
  await expect(page.locator('.app-computed__alert')).toContainText('9-8-8');
  await check(page, 'follow-up-alert');
});

test('a finished follow-up stands on the case’s one page and beside the letter', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Participant');
  const [address] = await followUps(page, false);
  await page.goto(`${address}`);
  await look(page, 'follow-up-closed');
  const one = `${address}`.replace('/follow-up', '');
  await page.goto(`${one}/view`);
  await expect(page.locator('#again')).toContainText('Scores at the follow-up');
  await look(page, 'case-view-follow-up');
  const specialist = await team.as('Specialist');
  await specialist.goto(`${one}/letter`);
  await expect(specialist.getByRole('heading', { name: 'Scores then and now' })).toBeVisible();
  await look(specialist, 'letter-follow-up');
});

test('what happened to the advice is counted for an evaluator, by keyboard and as a table to take away', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Evaluator');
  await page.goto('/programs/chronic-pain-and-opioid-stewardship');
  await page.getByRole('link', { name: 'What happened to our advice' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What happened to our advice');
  await expect(page.locator('main')).toContainText('120 recommendations on 20 cases.');
  await page.locator('#how summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#how')).toHaveAttribute('open', '');
  await look(page, 'advice');
  const table = await page.request.get(`${new URL(page.url()).pathname}/csv`);
  expect(table.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const lines = (await table.text()).split('\r\n').slice(1).filter(Boolean);
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) expect(line).not.toMatch(/,[1-4],(,|\d)/);
});
