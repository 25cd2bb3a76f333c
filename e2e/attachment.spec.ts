// Pictures and documents of a case: added and confirmed by keyboard and without JavaScript, read by the coordinator.
import { expect, test, type Page } from '@playwright/test';
import { CASE, fill, save } from './hub/form';
import { look, watchful } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { letter, picture } from './hub/picture';
import { Server } from './hub/server';
import { Team } from './hub/team';

const SECRET = 'Okafor-77';

let server: Server;
let mailbox: Mailbox;
let presenter: Page;
let team: Team;
let at = '';

test.beforeAll(async ({ browser }) => {
  mailbox = await Mailbox.open();
  server = await Server.demonstration();
  team = new Team(browser, server, mailbox);
  presenter = await team.page();
  await team.enter(presenter, server.link('Participant'));
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
});

/** Presses Tab until the focus is on what is wanted. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

async function attach(page: Page, name: string, file: Buffer, caption: string): Promise<void> {
  await page.setInputFiles('input[name=file]', { name, mimeType: 'application/octet-stream', buffer: file });
  await reach(page, 'input[name=caption]');
  await page.keyboard.type(caption);
  await page.keyboard.press('Enter');
}

test('a picture is added by keyboard, loses what its camera wrote, and is looked at', async () => {
  await presenter.goto('/cases');
  await presenter.locator('form[action$="/cases"] button').first().click();
  await presenter.waitForURL(/\/cases\/[^/]+\/form/);
  at = new URL(presenter.url()).pathname.replace(/\/form.*$/, '');
  await presenter.goto(`${at}/form`);
  await reach(presenter, 'main a[href$="/attachments"]');
  await presenter.keyboard.press('Enter');
  await expect(presenter.locator('h1')).toHaveText('Images and documents');
  await look(presenter, 'attachments-empty');

  await attach(presenter, 'IMG_0001.png', picture(SECRET), 'Left hand, two months after');
  await expect(presenter.locator('.govuk-notification-banner')).toContainText('Look at it below');
  await expect(presenter.locator('.app-attachment')).toContainText('A title or remark inside the file');
  const image = presenter.locator('.app-attachment img');
  await expect(image).toHaveAttribute('alt', 'Left hand, two months after');
  await expect.poll(() => image.evaluate((found) => (found as HTMLImageElement).naturalWidth)).toBe(480);
  const kept = await presenter.request.get((await image.getAttribute('src')) ?? '');
  expect((await kept.body()).includes(SECRET)).toBe(false);
  expect(kept.headers()['content-security-policy']).toContain('sandbox');
  await look(presenter, 'attachments-added');

  await reach(presenter, '.app-attachment form[action$=confirmation] button');
  await presenter.keyboard.press('Enter');
  await expect(presenter.locator('.govuk-error-summary')).toContainText('Look at it, then confirm');
  await watchful(presenter, 'attachments-not-looked');
  await reach(presenter, 'input[name^=looked]');
  await presenter.keyboard.press('Space');
  await presenter.keyboard.press('Enter');
  await expect(presenter.locator('.app-attachment')).toContainText('Ready');
});

test('without JavaScript a letter that names somebody is refused, and one with a likely place is decided about', async () => {
  const plain = await team.page({ javaScriptEnabled: false });
  await team.enter(plain, server.link('Participant'));
  await plain.goto(`${at}/attachments`);
  const send = async (file: Buffer) => {
    await plain.setInputFiles('input[name=file]', { name: 'letter.pdf', mimeType: 'application/pdf', buffer: file });
    await plain.fill('input[name=caption]', 'Advice of the physiotherapist');
    await plain.locator('form[enctype] button').click();
  };
  await send(letter('Seen by Dr. Okafor, telephone 807-555-0142.', SECRET));
  await expect(plain.locator('.govuk-error-summary')).toContainText('807-555-0142');
  await expect(plain.locator('input[name=caption]')).toHaveValue('Advice of the physiotherapist');
  await plain.screenshot({ path: 'screens/attachments-refused.png', fullPage: true });
  await send(letter('She sees Moosonee twice a year.', SECRET));
  const item = plain.locator('.app-attachment').last();
  await expect(item).toContainText('Title, author and dates of the document');
  await item.locator('select').selectOption('many');
  await item.locator('form[action$=confirmation] button').click();
  await expect(plain.locator('.govuk-notification-banner')).toContainText('The file is confirmed');
  await plain.context().close();
});

test('the coordinator reads them with the case, and takes one away', async () => {
  for (const [section, answers] of CASE) {
    await presenter.goto(`${at}/form/${section}`);
    await fill(presenter, answers);
    await save(presenter);
  }
  await presenter.goto(`${at}/submission`);
  await presenter.check('input[name=deidentified]');
  await presenter.check('input[name=consent]');
  await presenter.locator('main form .govuk-button').last().click();
  await expect(presenter).toHaveURL(/said=case-submitted/);
  await expect(presenter.locator('#attachments img')).toBeVisible();
  await look(presenter, 'case-with-attachments');

  const coordinator = await team.page();
  await team.enter(coordinator, server.link('Coordinator'));
  await coordinator.goto(`${at}/review`);
  await expect(coordinator.locator('#attachments')).toContainText('The presenter has looked');
  await look(coordinator, 'review-with-attachments');
  await coordinator.locator('#attachments form[action$=removal] button').first().click();
  await expect(coordinator.locator('#attachments img')).toHaveCount(0);
  await coordinator.context().close();
});
