// Letters in a real browser: two specialists sign one text, an amended version shows what changed, the patient gets plain words.
import { expect, test, type Page } from '@playwright/test';
import { look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { pdf, words } from './hub/pdf';
import { Server } from './hub/server';
import { press, Team } from './hub/team';

let server: Server;
let mailbox: Mailbox;
let first: Page;
let second: Page;
let coordinator: Page;
/** The address of the letter that the tests are about. */
let letter = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  mailbox = await Mailbox.open();
  server = await Server.demonstration();
  const team = new Team(browser, server, mailbox);
  const enter = async (role: string) => {
    const page = await team.page();
    await team.enter(page, server.link(role));
    return page;
  };
  coordinator = await enter('Coordinator');
  first = await enter('Facilitator');
  second = await enter('Specialist');
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
});

/** Waits until the job has laid the letter out and sent it. */
async function sent(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto(letter);
    await expect(page.getByRole('button', { name: 'Download the letter (PDF)' })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}

/** Opens the words of the recommendation that starts so. */
async function words_of(page: Page, start: string): Promise<void> {
  await page.goto(letter);
  await page.locator('.app-keep', { hasText: start }).getByRole('link', { name: /^Change the wording/ }).click();
}

test('a program asks for two signatures, and a draft is worded for the patient by keyboard', async () => {
  await coordinator.goto('/letters');
  const row = coordinator.locator('tr', { hasText: 'Letter to be signed' }).filter({ hasNotText: 'Douleur' }).first();
  letter = (await row.getByRole('link').first().getAttribute('href')) ?? '';
  const program = ((await row.locator('td').first().textContent()) ?? '').trim();
  await coordinator.goto('/programs');
  await coordinator.getByRole('link', { name: program }).first().click();
  await coordinator.getByRole('link', { name: 'Manage this program' }).click();
  await coordinator.getByRole('link', { name: 'Program settings' }).click();
  await coordinator.fill('input[name=letter_signatures]', '2');
  await look(coordinator, 'letter-program', ['en']);
  await coordinator.locator('main form button').last().click();
  await expect(coordinator.locator('.govuk-error-summary')).toHaveCount(0);

  await first.goto(letter);
  await expect(first.locator('main')).toContainText('It goes out with 2 signatures');
  await look(first, 'letter-draft-two');
  await first.getByRole('link', { name: /^Change the wording/ }).first().focus();
  await first.keyboard.press('Enter');
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Wording of a recommendation');
  await first.getByLabel('In plain words for the patient').focus();
  await first.keyboard.type('We suggest 5mg less. Ask for a kit.');
  await first.keyboard.press('Tab');
  await first.keyboard.press('Enter');
  await expect(first.locator('main')).toContainText('“5mg” may be hard to read');
  await look(first, 'letter-wording');
  await first.getByLabel('In plain words for the patient').fill('We suggest a little less of this medicine. Ask for a rescue kit.');
  await press(first, 'Save the wording');
  await expect(first.locator('.govuk-notification-banner')).toContainText('The wording is saved');
  await expect(first.locator('main')).toContainText('in plain words');
});

test('the first signature freezes the text, one who does not agree opens it again, and the second sends it', async () => {
  await first.goto(letter);
  const other = await first.context().newPage();
  await other.goto(letter);
  await press(first, 'Sign the letter');
  await expect(first.locator('main')).toContainText('The text is fixed. 1 more signature');
  // The same person in another tab hears that one signature is enough.
  await press(other, 'Sign the letter');
  await expect(other.locator('.govuk-error-summary')).toContainText('You have signed this letter already');
  await look(other, 'letter-frozen', ['en']);
  await other.close();
  await second.goto(letter);
  await look(second, 'letter-cosign');
  await second.getByRole('link', { name: 'I do not agree: put it back to draft' }).click();
  await second.getByLabel('Why do you not agree?').fill('The first step is too large.');
  await look(second, 'letter-objection');
  await second.getByLabel('Why do you not agree?').fill('The first step is too large.');
  await press(second, 'Put it back to draft');
  await expect(second.locator('main')).toContainText('Amina Yusuf put this letter back to draft');
  await first.goto(letter);
  await expect(first.locator('main')).toContainText('The first step is too large.');
  await look(first, 'letter-objected', ['en']);
  await press(first, 'Sign the letter');
  await second.goto(letter);
  await press(second, 'Sign the letter too');
  await sent(second);
  await expect(second.locator('.app-paper')).toContainText('Signed by Daniel Okafor, MD, FRCPC, Pain physician');
  await expect(second.locator('.app-paper')).toContainText('Signed by Amina Yusuf, PhD, CPsych, Psychologist');
  await look(second, 'letter-sent-two');
  const text = await pdf(second, `${letter}/pdf`, 'letter-two');
  expect(text).toContain(words('Signed by Amina Yusuf, PhD, CPsych, Psychologist'));
});

test('the patient reads plain words and no name', async () => {
  await second.goto(letter);
  await second.getByRole('link', { name: 'In plain words for the patient' }).click();
  await expect(second.locator('.app-patient li')).toHaveText(['We suggest a little less of this medicine. Ask for a rescue kit.']);
  await look(second, 'letter-patient');
  const text = await pdf(second, `${letter}/patient/pdf`, 'letter-patient');
  expect(text).toContain(words('Talk with your clinician before you change anything.'));
  expect(text).not.toMatch(/Okafor|Yusuf|Amina|Daniel/);
});

test('whoever presented can prove it, and the proof says nothing of the case', async () => {
  const of = letter.replace(/\/letter$/, '');
  await coordinator.goto(of);
  await expect(coordinator.getByRole('link', { name: 'Proof of presentation' })).toHaveAttribute('href', `${of}/presentation/pdf`);
  const text = await pdf(coordinator, `${of}/presentation/pdf`, 'presentation');
  expect(text).toContain(words('presented a de-identified patient case in the session of'));
  expect(text).not.toMatch(/gabapentin|Tramadol|Y5Y|naloxone/i);
  const code = text.match(/verify([0-9A-Z]{12})/)?.[1] ?? '';
  await coordinator.goto(`/verify/${code}`);
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('This proof of presentation is valid');
  await look(coordinator, 'letter-proof');
});

test('an amended version says why, and shows every changed word', async () => {
  await first.goto(letter);
  const before = (await first.locator('.app-paper li p').first().textContent()) ?? '';
  await first.getByRole('link', { name: 'Begin an amended version' }).click();
  await first.getByLabel('Why is the letter amended?').fill('The first step was too large.');
  await look(first, 'letter-amend', ['en']);
  await press(first, 'Begin the amended version');
  await expect(first.locator('.app-paper')).toContainText(/Version 2, replaces the letter of .*: The first step was too large\./);
  await words_of(first, before.slice(0, 20));
  await first.getByLabel('In the letter').fill(`${before} Go slowly.`);
  await press(first, 'Save the wording');
  await first.getByRole('link', { name: 'Add a recommendation' }).click();
  await first.getByLabel('Domain').selectOption('referral');
  await first.getByLabel('Recommendation', { exact: true }).fill('Ask the physiotherapist to see her.');
  await look(first, 'letter-add', ['en']);
  await first.getByLabel('Domain').selectOption('referral');
  await first.getByLabel('Recommendation', { exact: true }).fill('Ask the physiotherapist to see her.');
  await press(first, 'Add it to the draft');
  await look(first, 'letter-draft-version');
  await press(first, 'Sign the letter');
  await second.goto(letter);
  await press(second, 'Sign the letter too');
  await sent(second);
  await look(second, 'letter-sent-version', ['en']);
  await second.getByRole('link', { name: 'What changed, word by word' }).click();
  await expect(second.locator('ins')).toHaveCount(2);
  await expect(second.locator('ins').first()).toHaveText(/\[added: ?Go slowly\. ?end of added\]/);
  await look(second, 'letter-differences');
  await second.goto(`${letter}/versions/1`);
  await expect(second.locator('.app-paper')).not.toContainText('Go slowly.');
  await look(second, 'letter-version', ['en']);
  const old = await pdf(second, `${letter}/versions/1/pdf`, 'letter-version-1');
  const now = await pdf(second, `${letter}/pdf`, 'letter-version-2');
  expect(old).not.toContain(words('Go slowly.'));
  expect(now).toContain(words('The first step was too large.'));
});
