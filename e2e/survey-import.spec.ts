// What other tools hold: a coordinator begins a survey from a dictionary; a reader takes older answers in, joins codes that people
// made themselves, and they are counted without anybody being known.
import { expect, test, type Page } from '@playwright/test';
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

/** The public page of the English program. */
async function program(page: Page): Promise<void> {
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const DICTIONARY = [
  'Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Identifier?,Matrix Group Name',
  'record_id,needs,,text,Record,,,',
  'sure,needs,How sure are you?,radio,I ask about sleep,"1, Not | 2, Rather | 3, Very",,grid',
  'firm,needs,,radio,I plan a taper,"1, Not | 2, Rather | 3, Very",,grid',
  'topics,needs,,checkbox,Topics,"1, Sleep | 2, Work",,',
  'email,needs,,text,E-mail,,y,',
  'sum,needs,,calc,Sum,[sure]+[firm],,',
  '',
].join('\n');

/** Records in which everybody answers all ten items alike; of a later wave with what they think now of the time before. */
function records(rows: [string, number][], then = false): string {
  const now = Array.from({ length: 10 }, (_, place) => `se_${place + 1}`);
  const items = then ? [...now, ...now.map((item) => `${item}_then`)] : now;
  const point = (item: string, value: number) => (item.endsWith('_then') ? Math.max(1, value - (value > 4 ? 3 : 2)) : value);
  const line = ([code, value]: [string, number]) => [code, ...items.map((item) => point(item, value)), 'north'].join(',');
  return [['record_id', ...items, 'region'].join(','), ...rows.map(line), ''].join('\n');
}

const BEFORE: [string, number][] = [['MA12', 3], ['jo07', 2], ['XX99', 3], ['AB12', 2], ['RS34', 9], ['QW21', 4], ['KL44', 1], ['KL44', 2]];
const AFTER: [string, number][] = [['MA12', 6], ['JO07', 4], ['XX98', 4], ['AB12', 5], ['RS34', 6], ['QW21', 6], ['KL44', 7]];

test('a dictionary becomes a draft, and what is not in it is said', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Coordinator');
  await program(page);
  await page.getByRole('link', { name: 'Surveys', exact: true }).click();
  await page.getByRole('link', { name: 'Begin one from a REDCap dictionary' }).click();
  await look(page, 'import-dictionary');
  await page.getByLabel('Title of the survey').fill('Needs of 2024');
  await page.locator('input[type=file]').setInputFiles(csv('wrong.csv', 'a,b\n1,2\n'));
  await page.getByRole('button', { name: 'Begin the draft' }).click();
  await expect(page.getByRole('link', { name: /not one that can be read here/ })).toBeVisible();
  await expect(page.getByLabel('Title of the survey')).toHaveValue('Needs of 2024');
  await page.locator('input[type=file]').setInputFiles(csv('fields.csv', DICTIONARY));
  await page.getByRole('button', { name: 'Begin the draft' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 questions were taken from the file.')).toBeVisible();
  await expect(page.getByText('One field is marked as identifying people')).toBeVisible();
  await check(page, 'import-drafted');
  await page.getByRole('button', { name: 'To the draft' }).click();
  await expect(page.getByRole('heading', { name: 'Before it can be opened' })).toBeVisible();
  await page.getByRole('link', { name: 'Add a scale' }).click();
  await look(page, 'import-scale');
  await page.getByLabel('Name in English').fill('Sureness');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Choose the items that the scale is made of' })).toBeVisible();
  await page.getByLabel('Name in French').fill('Assurance');
  const items = page.getByRole('group', { name: 'Items', exact: true });
  await items.getByLabel(/I ask about sleep/).check();
  await items.getByLabel(/I plan a taper/).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sureness' })).toBeVisible();
});

test('older answers are looked at, taken in, joined and counted without a name', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Answer reader');
  await program(page);
  await page.getByRole('link', { name: 'Survey answers' }).click();
  await page.getByRole('link', { name: 'Take older answers in: How confident do you feel?, before the program' }).first().click();
  await look(page, 'import-older');
  const start = page.url();
  for (const [wave, rows] of [['before the program', BEFORE], ['after the program', AFTER]] as const) {
    await page.goto(start);
    const option = page.locator('select[name=wave] option', { hasText: wave }).first();
    await page.getByLabel('Which wave the answers belong to').selectOption((await option.getAttribute('value')) ?? '');
    await page.locator('input[type=file]').setInputFiles(csv('records.csv', records([...rows], rows === AFTER)));
    await page.getByRole('button', { name: 'Look at it' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What the file holds' })).toBeVisible();
    if (rows === BEFORE) {
      await expect(page.getByText('10 values are not among the choices')).toBeVisible();
      await expect(page.getByText('Row 6, se_1: 9')).toBeVisible();
      await look(page, 'import-file');
    }
    await page.getByRole('button', { name: /Take the answers of 7 people in/ }).click();
    await expect(page.getByText('The answers were taken in.')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Which codes belong together' }).click();
  await expect(page.getByText('jo07 · JO07')).toBeVisible();
  await expect(page.getByText('XX99 · XX98')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ambiguous before' })).toBeVisible();
  await look(page, 'import-codes');
  for (const pair of ['jo07, JO07', 'XX99, XX98']) {
    await page.getByRole('button', { name: `One person: ${pair}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Their answers stand under one token now.')).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: 'What was decided' })).toBeVisible();
  await check(page, 'import-decided');

  const evaluator = await new Team(browser, server, mailbox).as('Evaluator');
  await program(evaluator);
  await evaluator.locator('main a[href$="/change"]').click();
  await evaluator.waitForURL(/\/change/);
  const other = evaluator.getByRole('link', { name: 'How confident do you feel?' });
  if ((await other.count()) > 0) await other.click();
  // Ten of the program, and five whose codes stand before and after with enough answers.
  await expect(evaluator.getByText('Among the 15 people who answered before and after')).toBeVisible();
  await expect(evaluator.getByText('Not known (older answers)').first()).toBeVisible();
  const address = await evaluator.locator('main a[href*="/change/xlsx"]').getAttribute('href');
  const sheet = await evaluator.request.get(`${server.url}${address}`);
  expect(sheet.headers()['content-type']).toContain('spreadsheetml');
  await check(evaluator, 'import-change');
});
