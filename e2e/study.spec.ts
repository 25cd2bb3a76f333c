// A study of the demonstration: names are replaced and frozen, a quote meets the guard, a participant changes their mind.
import { expect, test, type Page } from '@playwright/test';
import { look, watchful } from './hub/look';
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

/** The study of the English program, reached as people reach it. */
async function study(page: Page): Promise<string> {
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  await page.getByRole('link', { name: 'Studies', exact: true }).click();
  await look(page, 'study-list');
  await page.getByRole('link', { name: 'Working together on chronic pain' }).click();
  return new URL(page.url()).pathname;
}

test('a transcript is freed of names and frozen, and a quote is cleared only if it points at nobody', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const [keeper, lead] = [await team.as('Coordinator'), await team.as('Evaluator')];
  const address = await study(keeper);
  await expect(keeper.locator('.app-card--next')).toContainText('Replace the names');
  await look(keeper, 'study-show');

  // The key, which only its keeper sees.
  await keeper.goto(`${address}/participants`);
  await expect(keeper.getByRole('row')).toHaveCount(21);
  await expect(keeper.getByRole('row', { name: /Abel Tesfaye-Gebre/ })).toBeVisible();
  await look(keeper, 'study-key');
  const answer = await lead.goto(`${address}/participants`);
  expect(answer?.status()).toBe(404);

  // The review: everything waits for a decision that is not certain.
  await keeper.goto(address);
  await keeper.locator('.app-card--next a').click();
  await expect(keeper.locator('h1')).toHaveText('Names and other details');
  const waiting = keeper.locator('table', { hasText: 'To be decided' });
  await expect(waiting).toContainText('Dr. Okonkwo');
  await expect(waiting).toContainText('Moosonee');
  await expect(keeper.locator('table', { hasText: 'Replaced for certain' })).toContainText('705-555-0134');
  await look(keeper, 'study-names');
  await press(keeper, 'Replace and freeze');
  await expect(keeper.locator('.govuk-error-summary')).toContainText('Decide about this detail first');
  await watchful(keeper, 'study-names-fault');
  for (const select of await keeper.locator('select[name^=do-]').all()) await select.selectOption('replace');
  // "With grace" is a word, no name of anybody.
  const grace = keeper.getByRole('row', { name: /^grace/ });
  if (await grace.count()) await grace.locator('select').selectOption('word');
  await press(keeper, 'Save the decisions');
  await expect(keeper.locator('main')).toContainText('Nothing waits for a decision');
  await press(keeper, 'Replace and freeze');
  await expect(keeper.locator('h1')).toHaveText('Transcript of group 4');
  await keeper.waitForLoadState();
  const text = (await keeper.locator('main').textContent()) ?? '';
  for (const gone of ['Abel', 'Tesfaye', 'Siobhan', 'Leary', 'Gurpreet', 'Dhillon', 'Victor', 'Almeida', 'Okonkwo', 'Moosonee', '705-555', '@']) {
    expect(text).not.toContain(gone);
  }
  expect(text).toContain('[not written down]');
  await look(keeper, 'study-transcript');

  // The lead reads it under pseudonyms and picks a quote with a description that fits one person alone.
  await lead.goto(`${address}/quotes`);
  await expect(lead.locator('main')).toContainText('Held back');
  await look(lead, 'study-quotes');
  await lead.getByRole('link', { name: 'Transcript of group 4' }).click();
  const cue = lead.getByRole('row', { name: /I am not shy any more/ });
  await cue.getByRole('link', { name: /^Quote/ }).click();
  await lead.locator('[name=text]').fill('I am not shy any more. … above my station.');
  await lead.getByLabel('Profession', { exact: true }).check();
  await lead.getByLabel('Focus group', { exact: true }).check();
  await look(lead, 'study-quote-new');
  await lead.locator('[name=text]').fill('I am not shy any more. … above my station.');
  await lead.getByLabel('Profession', { exact: true }).check();
  await lead.getByLabel('Focus group', { exact: true }).check();
  await press(lead, 'Keep, and ask the guard');
  await expect(lead.locator('main')).toContainText('Only 1 of 20 participants fits what is shown');
  await look(lead, 'study-quote');
  await press(lead, 'Clear it all the same');
  await expect(lead.locator('.govuk-error-summary')).toContainText('Say in a sentence');
  // Shown as what the guard advises, it passes.
  await lead.getByLabel('Profession', { exact: true }).uncheck();
  await lead.getByLabel('Family of professions', { exact: true }).uncheck();
  await lead.getByLabel('Focus group', { exact: true }).uncheck();
  await press(lead, 'Save the change');
  await expect(lead.locator('main')).toContainText('20 of 20 participants fit what is shown');
  await press(lead, 'Clear it for print');
  await expect(lead.locator('main')).toContainText('Cleared');

  await lead.goto(`${address}/coreq`);
  await expect(lead.getByRole('row', { name: /^12\./ })).toContainText('20 people in 4 focus groups.');
  await look(lead, 'study-coreq');
  await lead.goto(`${address}/trail`);
  await expect(lead.getByRole('row').nth(1)).toContainText('Cleared a quote');
  await look(lead, 'study-trail');
  for (const part of ['team', 'guide', 'groups/new', 'settings']) {
    await lead.goto(`${address}/${part}`);
    await look(lead, `study-${part.replace('/', '-')}`);
  }
});

test('a participant reads what is asked, takes a consent back with the keyboard alone, and leaves, without a script', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const keeper = await team.as('Coordinator');
  const address = await study(keeper);
  const seen = await team.as('Participant');
  await seen.goto(`${address}/consent`);
  await look(seen, 'study-consent');
  const page = await team.as('Participant', false);
  await page.goto(`${address}/consent`);
  await expect(page.locator('h1')).toHaveText('Your consent');
  await page.locator('input[name=quotes][value=no]').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save my answers' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('Your answers are saved');
  await keeper.goto(address);
  await expect(keeper.locator('aside')).toContainText('Older reports do not stand');
  await page.getByRole('button', { name: 'Leave the study' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('You left this study');
  await keeper.goto(`${address}/trail`);
  await expect(keeper.getByRole('row').nth(1)).toContainText(/P\d\d/);
  await expect(keeper.locator('main')).not.toContainText('Laura McKay');
});
