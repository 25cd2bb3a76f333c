// The demonstration as a visitor meets it: its public pages, and the session that is live, in four real browsers.
import { expect, test, type Page } from '@playwright/test';
import { check, look } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { join, meets, watch } from './hub/room';
import { Server } from './hub/server';
import { Team } from './hub/team';

let server: Server;
let mailbox: Mailbox;

test.beforeAll(async () => {
  mailbox = await Mailbox.open();
  server = await Server.start(['demo', '--port', 'PORT']);
  await expect.poll(() => server.printed(), { timeout: 60_000 }).toContain('Synthetic participants');
});

test.afterAll(async () => {
  await server.stop();
  await mailbox.close();
});

test('public pages are accessible in both languages at both widths', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).page();
  await page.goto('/');
  await look(page, 'home');
  await page.goto('/programs');
  await look(page, 'programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await look(page, 'program');
  await page.locator('main a[href*="/registration"]').first().click();
  await look(page, 'registration');
});

test('a registration without JavaScript is kept, and a wrong one says what is wrong', async ({ browser }) => {
  const page = await new Team(browser, server, mailbox).page({ javaScriptEnabled: false });
  await page.goto('/programs');
  await page.locator('main a[href^="/programs/"]').first().click();
  await page.locator('main a[href*="/registration"]').first().click();
  await page.fill('input[name=name]', 'Zoë 🌲 Ångström');
  await page.fill('input[name=email]', 'not an address');
  await page.locator('main form button').last().click();
  await expect(page.locator('.govuk-error-summary')).toBeVisible();
  await expect(page.locator('input[name=name]')).toHaveValue('Zoë 🌲 Ångström');
  await page.fill('input[name=email]', 'zoe@example.org');
  await page.selectOption('select[name=profession]', 'pharmacist');
  await page.fill('input[name=site]', 'Harbour Pharmacy');
  await page.fill('input[name=community]', 'Stillwater');
  await page.check('input[name=terms]');
  await page.locator('main form button').last().click();
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  await expect(page).toHaveURL(/receipt/);
});

test('four people see and hear each other, and follow the facilitator to the recommendations', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const enter = async (role: string): Promise<Page> => {
    const page = await team.page();
    await watch(page);
    await team.enter(page, server.link(role));
    await page.waitForURL(/\/sessions\/[^/]+\/check/);
    const session = page.url().match(/sessions\/([^/]+)/)?.[1] ?? '';
    await join(page, session);
    return page;
  };
  const facilitator = await enter('Facilitator');
  const presenter = await enter('Case presenter');
  const specialist = await enter('Specialist');
  const participant = await enter('Participant');
  for (const page of [facilitator, presenter, specialist, participant]) await meets(page, 3);
  await check(facilitator, 'room-facilitator');
  await check(participant, 'room-participant');

  await expect(specialist.locator('[id^=advice-][id$=-text]')).toHaveCount(0);
  await facilitator.locator('#room-next').click();
  const text = specialist.locator('[id^=advice-][id$=-text]').first();
  await expect(text).toBeVisible();
  await specialist.locator('[id^=advice-][id$=-domain]').first().selectOption({ index: 1 });
  await text.fill('Ask about sleep before anything else.');
  await text.locator('xpath=ancestor::form').locator('button[type=submit]').click();
  await expect(participant.getByText('Ask about sleep before anything else.').first()).toBeVisible();
  await expect(presenter.getByText('Ask about sleep before anything else.').first()).toBeVisible();

  await participant.reload();
  await expect(participant.getByText('Ask about sleep before anything else.').first()).toBeVisible();
});
