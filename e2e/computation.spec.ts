// What is worked out of a case, as the people of the demonstration see it: on its one page, on paper, and in the form.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** The page of the case that is live, for its presenter. */
async function live(page: Page): Promise<string> {
  await page.goto('/cases');
  const address = await page.locator('main a[href^="/cases/"]').first().getAttribute('href');
  return `${address}`.replace(/\/form$/, '');
}

/** A new case of the presenter; the address of its form. */
async function begin(page: Page): Promise<string> {
  await page.goto('/cases');
  await page.locator('main form[action$="/cases"] button').first().click();
  await page.waitForURL(/\/cases\/[^/]+\/form/);
  return new URL(page.url()).pathname;
}

const MEDICATIONS = {
  'opioid-now': 'yes',
  'medications-0-drug': 'Hydromorphone',
  'medications-0-formulation': 'long-acting',
  'medications-0-dose': '12',
  'medications-0-unit': 'mg',
  'medications-0-route': 'oral',
  'medications-0-frequency': 'twice daily',
};

test('a case stands on one page, on the screen and on paper', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Case presenter');
  const address = await live(page);
  await page.goto(`${address}/view`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Case');
  await expect(page.locator('.app-computed__total')).toHaveText(/120 MME\/day \(CDC 2022\)\./);
  await expect(page.getByRole('img', { name: /Painful: / })).toBeVisible();
  await expect(page.getByText('Education, not prescribing.')).toBeVisible();
  await look(page, 'case-view');
  await page.goto(address);
  await look(page, 'case-whole');
  for (const format of ['A4', 'Letter'] as const) {
    for (const language of ['en', 'fr']) {
      await page.goto(`${address}/view?lang=${language}`);
      const paper = await page.pdf({ format, preferCSSPageSize: false, printBackground: true });
      const file = join(mkdtempSync(join(tmpdir(), 'allround-view-')), 'view.pdf');
      writeFileSync(file, paper);
      expect(execFileSync('pdfinfo', [file]).toString(), `${format} ${language}`).toMatch(/^Pages:\s+1$/m);
      const words = execFileSync('pdftotext', ['-layout', file, '-']).toString();
      expect(words).toContain(language === 'fr' ? 'Aide à la formation, non à la prescription.' : 'Education, not prescribing.');
      expect(words).toContain('120');
      // The second table, and every suggestion.
      expect(words).toContain('Canada 2010 (NOUGG)');
      expect(words).toContain('Naloxone');
    }
  }
  await page.goto(`${address}/view?lang=en`);
});

test('without a script the form tells the total after saving', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant', false);
  const form = await begin(page);
  await page.goto(`${form}/medications`);
  await fill(page, MEDICATIONS);
  await page.locator('button[name=then][value=stay]').click();
  await expect(page.locator('#computation')).toContainText('120 MME/day (CDC 2022).');
  await expect(page.locator('#computation')).toContainText('24 mg/day × 5 = 120 MME/day');
  await page.goto(`${form}/scores`);
  await fill(page, { 'phq9-0-total': '14' });
  await page.locator('button[name=then][value=stay]').click();
  await expect(page.locator('#computation')).toContainText('14 of 27, moderate');
});

test('medications and questionnaires are accessible in both languages at both widths', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  const form = await begin(page);
  await page.goto(`${form}/medications`);
  await fill(page, { ...MEDICATIONS, 'medications-0-strength': '12 mg' });
  await page.locator('button[name=then][value=stay]').click();
  await expect(page).toHaveURL(/#computation$/);
  await expect(page.locator('#computation')).toContainText('120 MME/day');
  await look(page, 'form-medications');
  await page.goto(`${form}/scores`);
  await page.locator('#phq9 summary').click();
  await fill(page, { 'phq9-0-1': '2', 'phq9-0-9': '1', 'isi-0-total': '16' });
  await page.locator('main form .app-actions button').first().click();
  // An answer about self-harm is told before the form goes on.
  await expect(page).toHaveURL(/scores#computation$/);
  await expect(page.locator('.app-computed__alert')).toContainText('9-8-8');
  await look(page, 'form-scores');
});

test('the total follows while somebody types, by keyboard alone, and is said to those who listen', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  const form = await begin(page);
  await page.goto(`${form}/medications`);
  const told = page.locator('[data-computation-told]');
  const said = page.locator('[data-computation-said]');
  await expect(told).toContainText('Nothing yet.');
  await page.locator('#medications-0-drug').focus();
  await page.keyboard.type('Morph');
  // Chosen by the arrows from what is offered, which is said too.
  await expect(page.getByRole('option', { name: 'morphine', exact: true })).toBeVisible();
  await expect(page.locator('[data-products-said]')).toContainText('to choose from');
  await check(page, 'form-medications-offer');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#medications-0-drug')).toHaveAttribute('aria-activedescendant', /-products-0$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('#medications-0-drug')).toHaveValue('morphine');
  await expect(page.locator('#medications-0-drug')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Long');
  for (const typed of ['', '60', 'mg', 'By mouth', 'twice a day']) {
    await page.keyboard.press('Tab');
    if (typed) await page.keyboard.type(typed);
  }
  await expect(told).toContainText('120 MME/day (CDC 2022).');
  await expect(told).toContainText('120 mg/day × 1 = 120 MME/day');
  await expect(told).toContainText('Canadian guideline 2017, recommendation R9, weak recommendation.');
  await expect(told).toContainText('Education, not prescribing.');
  await expect(said).toContainText('120 MME/day (CDC 2022).');
  await page.locator('button[data-add]').click();
  await page.locator('#medications-2-drug, #medications-1-drug').last().fill('lorazepam');
  await expect(told).toContainText('Opioid and benzodiazepine together');
  // A line a topic, each with its sources behind it.
  const topics = told.locator('.app-computed__flags > li');
  await expect(topics.filter({ hasText: 'Naloxone' })).toHaveCount(1);
  await topics.filter({ hasText: 'Sedatives' }).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(topics.filter({ hasText: 'Sedatives' })).toContainText('Ontario quality standard 2018');
  await expect(topics.filter({ hasText: 'Sedatives' }).locator('.govuk-details__text')).toBeVisible();
  await page.keyboard.press('Enter');
  await check(page, 'form-medications-live');
  // The server works out the same.
  const live = await told.innerText();
  await page.locator('button[name=then][value=stay]').click();
  await expect(page).toHaveURL(/#computation$/);
  await expect.poll(async () => (await told.innerText()).replace(/\s+/g, ' ')).toBe(live.replace(/\s+/g, ' '));
});

test('what guidelines ask beside the dose follows while one chooses, and the server says the same', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  const form = await begin(page);
  await page.goto(`${form}/pain`);
  await fill(page, { duration: 'under-1-month' });
  await page.locator('main form .app-actions button').first().click();
  await page.goto(`${form}/safety`);
  const told = page.locator('[data-computation-told]');
  await expect(told).toContainText('once a medication is named');
  await page.goto(`${form}/medications`);
  await fill(page, { ...MEDICATIONS, 'medications-0-formulation': 'tablet', 'medications-0-dose': '1' });
  await page.locator('button[name=then][value=stay]').click();
  await expect(page.locator('#computation')).toContainText('10 MME/day (CDC 2022).');
  await page.goto(`${form}/safety`);
  await expect(told).toContainText('recommendation 6');
  await expect(told).not.toContainText('recommendation 7');
  await fill(page, { 'not-done': ['assessment', 'goals', 'discussion', 'non-opioid'], 'opioid-review': 'older' });
  for (const cited of ['CDC 2022, recommendation 1,', 'CDC 2022, recommendation 6,', 'CDC 2022, recommendation 7,']) {
    await expect(told).toContainText(cited);
  }
  for (const number of [1, 2, 3, 4]) await expect(told).toContainText(`Ontario quality standard 2018, quality statement ${number}`);
  await page.uncheck('main [name="not-done"][value="goals"]');
  await expect(told).not.toContainText('quality statement 2');
  await look(page, 'form-safety-empty');
  await page.goto(`${form}/safety?lang=en`);
  await fill(page, { 'not-done': ['assessment', 'non-opioid'], 'opioid-review': 'late', taper: 'abrupt' });
  await expect(told).toContainText('recommendation 5');
  await check(page, 'form-safety-live');
  const live = await told.innerText();
  await page.locator('button[name=then][value=stay]').click();
  await expect(page).toHaveURL(/safety#computation$/);
  await expect.poll(async () => (await told.innerText()).replace(/\s+/g, ' ')).toBe(live.replace(/\s+/g, ' '));
  await look(page, 'form-safety');
  // Of an acute pain that lasts longer the other recommendation speaks.
  await page.goto(`${form}/pain`);
  await fill(page, { duration: '1-2-years' });
  await page.locator('main form .app-actions button').first().click();
  await page.goto(`${form}/safety`);
  await expect(told).toContainText('CDC 2022, recommendation 2,');
  await expect(told).not.toContainText('CDC 2022, recommendation 1,');
});
