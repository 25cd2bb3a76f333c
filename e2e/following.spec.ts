// A case that comes back after its letter, as a presenter of the demonstration brings it and the hub's team reads it.
import { expect, test, type Page } from '@playwright/test';
import { fill } from './hub/form';
import { look } from './hub/look';
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

async function enter(team: Team, role: string): Promise<Page> {
  const page = await team.page();
  await team.enter(page, server.link(role));
  return page;
}

test('a closed case is brought back, shorter, and shows then and now', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await enter(team, 'Participant');
  await page.goto('/cases');
  await page.locator('.app-card a[href^="/cases/"]').first().click();
  const earlier = new URL(page.url()).pathname;
  await look(page, 'case-following-begin');
  await page.getByRole('button', { name: /Begin a follow-up presentation/ }).click();
  await page.waitForURL(/\/cases\/[^/]+\/form/);
  const form = new URL(page.url()).pathname;
  const save = page.locator('main form .app-actions button').first();
  await page.goto(`${form}/question`);
  await page.locator('#question-1').fill('How should we go on from here?');
  await page.locator('input[name=tags][value=taper]').check();
  await save.click();
  await page.goto(`${form}/advised`);
  // What the letter advised and the follow-up answered is there.
  await expect(page.locator('#advised-0-advice')).not.toHaveValue('');
  await expect(page.locator('#advised-0-outcome')).not.toHaveValue('');
  await page.locator('input[name=change][value=better]').check();
  await look(page, 'form-advised');
  await page.locator('input[name=change][value=better]').check();
  await save.click();
  await page.goto(`${form}/medications`);
  await page.locator('input[name=opioid-now][value=yes]').check();
  await save.click();
  await page.goto(`${form}/scores`);
  await fill(page, { 'phq9-0-total': '7' });
  await save.click();
  await page.goto(form.replace(/form$/, 'submission'));
  await page.locator('input[name=deidentified]').check();
  await page.locator('input[name=consent]').check();
  await page.getByRole('button', { name: 'Submit the case' }).click();
  await expect(page).toHaveURL(/said=case-submitted/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('follow-up of');

  const specialist = await enter(team, 'Specialist');
  const address = form.replace(/\/form$/, '');
  await specialist.goto(`${address}/view`);
  await expect(specialist.getByRole('heading', { name: 'Then and now' })).toBeVisible();
  await look(specialist, 'case-following-view');
  await specialist.goto(earlier);
  await expect(specialist.locator(`a[href="${address}"]`)).toBeVisible();
});
