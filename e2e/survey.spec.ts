// Surveys of the demonstration: answered by keyboard, prepared by a coordinator, read by code.
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

/** The surveys of the English program, from its public page. */
async function surveys(page: Page): Promise<void> {
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  await page.getByRole('link', { name: 'Surveys', exact: true }).click();
}

test('a participant answers a survey by keyboard, looks it over and hands it in', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Participant');
  await page.goto('/me/answers');
  await page.getByRole('link', { name: 'How was the session?' }).click();
  await expect(page.getByText('coordinators see no answers')).toBeVisible();
  await look(page, 'survey-start');
  await page.getByRole('button', { name: 'Start' }).focus();
  await page.keyboard.press('Enter');
  for (let item = 1; item <= 6; item += 1) {
    await page.locator(`input[name="sat_${item}"]`).first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`input[name="sat_${item}"][value="2"]`)).toBeChecked();
  }
  await look(page, 'survey-section', ['en']);
  await page.getByRole('button', { name: 'Continue' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/check$/);
  await look(page, 'survey-check');
  await page.getByRole('button', { name: 'Hand in' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('your answers are handed in')).toBeVisible();
  // Changed while it is open, and taken out again.
  await page.goto('/me/answers');
  await page.getByRole('link', { name: /Take out your answers/ }).click();
  await look(page, 'survey-withdrawal');
  await page.getByRole('button', { name: 'Take them out' }).click();
  await expect(page.getByText('You have answered no survey')).toBeVisible();
});

test('then and now are asked side by side and fit a phone', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).as('Coordinator');
  await surveys(page);
  await look(page, 'survey-list');
  await page.getByRole('link', { name: 'How confident do you feel?' }).click();
  await expect(page.getByText('have answered').first()).toBeVisible();
  await look(page, 'survey-show');
  await page.getByRole('link', { name: 'Preview' }).click();
  await page.getByRole('link', { name: 'after the program', exact: true }).click();
  await look(page, 'survey-preview');
  await surveys(page);
  await page.getByRole('link', { name: 'Working with other professions (7 points)' }).click();
  await expect(page.getByRole('heading', { name: 'Before it can be opened' })).toBeVisible();
  await page.locator('a[href$="/questions/ip_functioning"]').click();
  await look(page, 'survey-question', ['en']);
  await page.locator('#item-1-en').fill('A statement the hub has a license for');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('#open-points')).toBeVisible();
  await page.getByRole('link', { name: 'Title and pages' }).click();
  await check(page, 'survey-headings');
});

test('a reader sees answers by code, and an administrator says who reads', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Answer reader');
  await page.goto('/programs');
  await page.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  await page.getByRole('link', { name: 'Survey answers' }).click();
  await look(page, 'survey-answers');
  await page.getByRole('link', { name: /^What do you know about chronic pain.*after the program/ }).click();
  await expect(page.getByRole('heading', { name: 'The knowledge questions' })).toBeVisible();
  await expect(page.locator('main')).not.toContainText('McKay');
  await look(page, 'survey-sheets');
  const code = await page.locator('tbody th code').first().innerText();
  const administrator = await team.as('Administrator');
  await administrator.goto('/programs');
  await administrator.getByRole('link', { name: 'Chronic Pain and Opioid Stewardship' }).first().click();
  await administrator.getByRole('link', { name: 'Who reads survey answers' }).click();
  await expect(administrator.getByText('Noor Haddad')).toBeVisible();
  await look(administrator, 'survey-readers');
  await administrator.getByRole('link', { name: 'Codes whose person was looked up' }).click();
  await administrator.getByLabel('Code').fill(code);
  await administrator.getByLabel('Reason').fill('Asked for by the person');
  await administrator.getByRole('button', { name: 'Look up whose code it is' }).click();
  await expect(administrator.getByText('This is the person of the code')).toBeVisible();
  await check(administrator, 'survey-unveiled');
  await page.goto(new URL(administrator.url()).pathname);
  await expect(page.getByText('Asked for by the person')).toBeVisible();
  await expect(page.getByText('This is the person of the code')).toHaveCount(0);
});
