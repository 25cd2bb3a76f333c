// What the hub's team says among itself about a case before its session, and the earlier cases it finds: as the people of the
// demonstration see it.
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

/** The page of a case that waits for its part of the session: the form for a comment stands on it. */
async function waiting(page: Page): Promise<string> {
  await page.goto('/cases');
  const links = page.locator('main table a[href^="/cases/"]');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses) {
    await page.goto(address);
    if ((await page.locator('form[action$="/comments"]').count()) > 0) return address;
  }
  throw new Error('no case takes comments');
}

test('the team comments on a case by keyboard, and its presenter does not see it', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Specialist');
  const address = await waiting(page);
  await page.goto(`${address}/view`);
  await page.locator('#text').focus();
  await page.keyboard.type('Ask about snoring before any change of the dose');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/view\?said=comment-written#comments$/);
  await expect(page.locator('.app-comments')).toContainText('Ask about snoring');
  await look(page, 'comment-view');
  await page.getByRole('link', { name: 'Change or remove' }).first().click();
  await check(page, 'comment-change');
  await page.locator('#text').fill('Ask about snoring and naps');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.app-comments')).toContainText('snoring and naps');
  const presenter = await team.as('Participant');
  for (const path of [address, `${address}/view`]) {
    await presenter.goto(path);
    await expect(presenter.locator('body')).not.toContainText('snoring');
  }
});

test('an identifying detail in a comment is asked about before it is kept', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Specialist', false);
  await page.goto(await waiting(page));
  await page.locator('#text').fill('Call her at 416-555-2368');
  await page.getByRole('button', { name: 'Add the comment' }).click();
  await expect(page.locator('.govuk-error-summary')).toBeVisible();
  await expect(page.locator('#text')).toHaveValue('Call her at 416-555-2368');
});

test('earlier similar cases are found by a case and by a drug', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Specialist');
  await page.goto('/cases');
  await page.locator('main table a[href^="/cases/"]').first().click();
  await page.getByRole('link', { name: 'Similar cases' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Found' })).toBeVisible();
  await expect(page.locator('.app-card').first()).toContainText('Same ');
  await look(page, 'case-similar');
  await page.locator('#drug').fill('Ativan');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page.locator('.app-card, main p').filter({ hasText: /Same class of drug|No case/ }).first()).toBeVisible();
  await page.locator('#drug').fill('moon dust');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page.locator('.govuk-error-summary')).toContainText('not known');
});
