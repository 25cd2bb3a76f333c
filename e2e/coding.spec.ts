// Coding in the browser: by keyboard alone, three people at once, over a line that breaks, in both languages; then the
// differences, the numbers and the codebook of the demonstration.
import { expect, test, type Page } from '@playwright/test';
import { coders, studyOf } from './hub/coding';
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

/** Opens a transcript; the script is there. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[data-ready]')).toBeAttached();
}

test('three people code at once by keyboard alone, and a broken line loses nothing', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const lead = await team.as('Evaluator');
  const study = await studyOf(lead);
  await lead.goto(`${study}/coding`);
  await look(lead, 'coding-list');
  const address = (await lead.locator('section[aria-labelledby=texts] table a').first().getAttribute('href')) ?? '';
  const [one, two, three] = await coders(team, lead, study);
  for (const page of [one, two, three]) await open(page, address);

  // The field is reached with Tab; everything else is typed into it.
  const find = one.locator('#coding-find');
  for (let step = 0; step < 40 && !(await find.evaluate((field) => field === document.activeElement)); step += 1) {
    await one.keyboard.press('Tab');
  }
  await expect(find).toBeFocused();
  await one.keyboard.press('ArrowDown');
  await one.keyboard.press('ArrowDown');
  await expect(one.locator('#c3')).toHaveAttribute('aria-current', 'true');
  await one.keyboard.type('conf');
  await expect(one.getByRole('option', { selected: true })).toHaveText('Confidence');
  await check(one, 'coding-picker');
  await one.keyboard.press('Enter');
  const chips = (page: Page, cue: number) => page.locator(`#c${cue} > ul > li`);
  await expect(chips(one, 3)).toHaveText([/Confidence/]);
  await expect(one.locator('[data-coding-state]')).toHaveText('Everything is saved.');
  // The others see it at once, with its coder.
  for (const page of [two, three]) await expect(chips(page, 3)).toHaveText([/Confidence Kofi Mensah/]);

  // Words are selected with the keyboard, and the code has them alone.
  await one.keyboard.press('Shift+ArrowRight');
  await one.keyboard.press('Shift+ArrowRight');
  await expect(one.locator('#c3 mark')).not.toBeEmpty();
  const words = (await one.locator('#c3 mark').textContent()) ?? '';
  await one.keyboard.type('lim');
  await one.keyboard.press('Enter');
  await expect(chips(one, 3).locator('q')).toHaveText(words);
  await expect(chips(two, 3).locator('q')).toHaveText(words);
  // Taken back, and undone.
  await one.keyboard.press('Backspace');
  await expect(chips(one, 3)).toHaveCount(1);
  await one.keyboard.press('Control+z');
  await expect(chips(one, 3)).toHaveCount(2);
  await one.keyboard.press('Control+z');
  await expect(chips(one, 3)).toHaveCount(1);
  await expect(chips(three, 3)).toHaveCount(1);
  await one.keyboard.press('?');
  await expect(one.locator('#coding-keys')).toBeVisible();

  // The line breaks: what is coded stays and is sent when it is back.
  await two.context().setOffline(true);
  await two.locator('#coding-find').focus();
  await two.keyboard.press('ArrowDown');
  await two.keyboard.type('rol');
  await two.keyboard.press('Enter');
  await expect(two.locator('[data-coding-state]')).toContainText('Not saved yet');
  await expect(chips(two, 2)).toHaveText([/Roles/]);
  await expect(chips(one, 2)).toHaveCount(0);
  await two.context().setOffline(false);
  await expect(two.locator('[data-coding-state]')).toHaveText('Everything is saved.');
  await expect(chips(one, 2)).toHaveText([/Roles Amina Yusuf/]);
  // It is there after a reload, for everybody.
  await open(three, address);
  await expect(chips(three, 2)).toHaveText([/Roles Amina Yusuf/]);
  await look(three, 'coding-transcript');
  for (const page of [two, three]) await page.context().close();
});

test('without a script a cue has a form', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await team.as('Evaluator', false);
  const study = await studyOf(page);
  await page.goto(`${study}/coding`);
  await page.locator('section[aria-labelledby=texts] table a').nth(1).click();
  await page.locator('#c4 > a').click();
  await page.selectOption('#c4 select[name=code]', { label: 'Limits' });
  await page.locator('#c4').getByRole('button', { name: 'Give the code' }).click();
  await expect(page.locator('#c4 > ul')).toContainText('Limits');
  await page.locator('#c4').getByRole('button', { name: /Remove/ }).click();
  await expect(page.locator('#c4 > ul')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo the last act' }).click();
  await expect(page.locator('#c4 > ul')).toContainText('Limits');
  await page.context().close();
});

test('differences come first, then the numbers, the matrix and saturation', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const lead = await team.as('Evaluator');
  const study = await studyOf(lead);
  await lead.goto(`${study}/coding`);
  await lead.getByRole('link', { name: 'Differences' }).first().click();
  await look(lead, 'coding-differences');
  await lead.getByRole('link', { name: /^Decide Focus/ }).first().click();
  await lead.getByText('Everything that anybody gave', { exact: true }).click();
  await lead.locator('#note').fill('We talked it over');
  await lead.getByRole('button', { name: 'Decide' }).click();
  await expect(lead.locator('.govuk-notification-banner')).toContainText('The decision is kept');
  await expect(lead.locator('section[aria-labelledby=log]')).toContainText('We talked it over');
  for (const [name, picture] of [
    ['Agreement', 'coding-agreement'],
    ['Codes by profession', 'coding-matrix'],
    ['What others may see', 'coding-matrix-public'],
    ['Saturation', 'coding-saturation'],
  ] as const) {
    await lead.getByRole('link', { name, exact: true }).first().click();
    await look(lead, picture);
  }
  for (const [part, picture] of [
    ['codebook', 'codebook'],
    ['themes', 'themes'],
    ['exchange', 'coding-exchange'],
  ] as const) {
    await lead.goto(`${study}/${part}`);
    await look(lead, picture);
  }
  await lead.goto(`${study}/codebook`);
  await lead.getByRole('link', { name: 'Own role' }).click();
  await look(lead, 'codebook-code');
  const file = lead.waitForEvent('download');
  await lead.goto(`${study}/exchange`);
  await lead.getByRole('button', { name: 'Take the project away' }).first().click();
  expect((await file).suggestedFilename()).toBe('study-spec.qdpx');
  await lead.locator('input[name=file]').setInputFiles(await (await file).path());
  await lead.getByRole('button', { name: 'Look at it' }).click();
  await look(lead, 'coding-file');
  await lead.getByRole('button', { name: 'Put it away' }).click();
  await lead.context().close();
});
