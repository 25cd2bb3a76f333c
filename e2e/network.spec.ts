// Who turns to whom, how evenly people speak, and who can do what: as an evaluator, a facilitator, a participant and specialists
// of the demonstration see it.
import { expect, test } from '@playwright/test';
import { look } from './hub/look';
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

test('an evaluator reads the waves and the balance of talk, without a name', async () => {
  const page = await team.as('Evaluator');
  await page.goto('/programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await page.getByRole('link', { name: 'Who turns to whom' }).click();
  await expect(page.locator('.govuk-body-l')).toContainText('people of other professions turned to physicians');
  await expect(page.getByRole('heading', { name: 'Figures' }).first()).toBeVisible();
  await expect(page.getByText('Expected from the sizes of the groups alone').first()).toBeVisible();
  await expect(page.locator('svg.app-heat').first()).toBeVisible();
  await look(page, 'network');
  // By keyboard alone: how it was computed opens, and the next page is reached.
  await page.locator('#how summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Krackhardt and Stern')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as a table (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^network-.*\.csv$/);
  await page.getByRole('link', { name: 'How evenly people speak' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How evenly people speak');
  await expect(page.getByRole('columnheader', { name: 'Balance (1 is even)' }).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Okafor');
  await look(page, 'network-talk');
});

test('a participant sees their own minutes and contacts, and lets facilitators see the minutes', async () => {
  const page = await team.as('Participant');
  await page.goto('/me');
  await page.getByRole('link', { name: 'Your speaking time and contacts' }).click();
  await expect(page.getByRole('columnheader', { name: 'Your minutes' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Whom you turned to, and who turned to you' })).toBeVisible();
  await look(page, 'network-mine');
  await page.locator('input[name=show]').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your choice is kept.')).toBeVisible();
  await expect(page.locator('input[name=show]')).toBeChecked();
});

test('professions say on the map of a case what they can do, and the room of their words is checked', async () => {
  const page = await team.as('Specialist');
  await page.goto('/cases');
  const address = await page.locator('main a[href^="/cases/"]:not([href*="similar"])').first().getAttribute('href');
  await page.goto(`${address}/view`);
  await page.getByRole('link', { name: 'Who can do what' }).click();
  await expect(page.getByRole('heading', { name: /What your profession says: Psychologist/ })).toBeVisible();
  await look(page, 'role-map');
  await page.getByRole('link', { name: 'Screen for depression' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('input[name=can][value=conditions]').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('Say under which conditions');
  await page.locator('textarea[name=limits]').fill('With a plan for what comes after.');
  await look(page, 'role-map-answer', ['en']);
  await page.locator('input[name=can][value=conditions]').check();
  await page.locator('textarea[name=limits]').fill('With a plan for what comes after.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('What your profession says is kept.')).toBeVisible();
});

test('an evaluator reads whom people say they turn to, before and after, without a name', async () => {
  const page = await team.as('Evaluator');
  await page.goto('/programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await page.getByRole('link', { name: 'Who turns to whom' }).click();
  await page.getByRole('link', { name: 'Whom people say they turn to' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Whom people say they turn to');
  await expect(page.getByRole('heading', { level: 2 }).nth(1)).toContainText('before the program');
  await expect(page.getByText(/\d+ of \d+ people answered/).first()).toBeVisible();
  // Few people: all are told in one line, and a picture of one square would say nothing.
  await expect(page.getByRole('table', { name: /Who turned to whom/ }).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Okafor');
  await page.locator('#how summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('whoever did not answer could name nobody')).toBeVisible();
  await look(page, 'network-asked');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as a table (CSV)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^network-asked-.*\.csv$/);
});
