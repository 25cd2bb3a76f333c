// The demonstration as a visitor meets it: its public pages, and the session that is live, in four real browsers.
import { expect, test, type Page } from '@playwright/test';
import { look, watchful } from './hub/look';
import { Mailbox } from './hub/mailbox';
import { advise, join, meets, moving, received, watch } from './hub/room';
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

/** The session that a page is about. */
function session(page: Page): string {
  return page.url().match(/sessions\/([^/]+)/)?.[1] ?? '';
}

/** Somebody of the demonstration, from the printed link into the live room. */
async function enter(team: Team, role: string): Promise<Page> {
  const page = await team.page();
  await watch(page);
  await team.enter(page, server.link(role));
  await page.waitForURL(/\/sessions\/[^/]+\/check/);
  await join(page, session(page));
  return page;
}

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

test('four people see and hear each other, and follow the facilitator to the recommendations, in both languages', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const facilitator = await enter(team, 'Facilitator');
  const presenter = await enter(team, 'Case presenter');
  const specialist = await enter(team, 'Specialist');
  const participant = await enter(team, 'Participant');
  const everybody = { facilitator, presenter, specialist, participant };
  for (const page of Object.values(everybody)) await meets(page, 3);
  const look = async (at: string) => {
    for (const [who, page] of Object.entries({ facilitator, presenter, participant })) await watchful(page, `room-${at}-${who}`);
  };
  await look('clarify-en');
  await expect(specialist.locator('[id^=advice-][id$=-text]')).toHaveCount(0);

  // What is typed in the room passes the check of the case form, before it is sent.
  const sent: string[] = [];
  participant.on('request', (request) => sent.push(request.postData() ?? ''));
  const question = participant.locator('[id^=ask-][id$=-question]');
  await question.pressSequentially('Did Dr. Okafor see her?');
  await expect(participant.locator('[data-found-open]')).toHaveCount(1);
  await watchful(participant, 'room-found');
  await question.locator('xpath=ancestor::form').locator('button[type=submit]').click();
  await expect(participant.locator('[data-found-open] button')).toBeFocused();
  await participant.keyboard.press('Enter');
  await expect(question).toHaveValue('Did the clinician see her?');
  await question.locator('xpath=ancestor::form').locator('button[type=submit]').click();
  await expect(presenter.locator('#room-questions')).toContainText('Did the clinician see her?');
  expect(sent.filter((body) => body.includes('Okafor'))).toEqual([]);

  await facilitator.locator('#room-next').click();
  await advise(specialist, 'assessment', 'Ask about sleep before anything else.');
  for (const page of [participant, presenter]) await expect(page.locator('#room-advice')).toContainText('Ask about sleep before anything else.');
  await look('recommend-en');

  // Another language is another page of the same room: whoever was in comes back in by themselves.
  for (const page of Object.values(everybody)) {
    await page.goto(`/sessions/${session(page)}/room?lang=fr`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.locator('#room-advice')).toContainText('Ask about sleep before anything else.');
  }
  await meets(participant, 3);
  await look('recommend-fr');
  await facilitator.locator('#room-back').click();
  await expect(participant.locator('#room-top')).toHaveAttribute('data-phase', /clarification/);
  await look('clarify-fr');
  for (const page of Object.values(everybody)) await page.context().close();
});

test('the facilitator mutes somebody, sends them out and lets them back in; a poor line keeps the sound', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const facilitator = await enter(team, 'Facilitator');
  const participant = await enter(team, 'Participant');
  for (const page of [facilitator, participant]) await meets(page, 3);
  const me = (await participant.locator('#room').getAttribute('data-me')) ?? '';

  await participant.keyboard.press('l');
  await expect(participant.locator('#room-slim')).toHaveClass(/room-button--on/);
  await expect(async () => {
    const before = await received(participant);
    await participant.waitForTimeout(1500);
    const after = await received(participant);
    expect(moving(before, after), 'pictures stop').toBe(0);
    expect(after.energy, 'the sound goes on').toBeGreaterThan(before.energy);
  }).toPass({ timeout: 60_000 });
  await participant.keyboard.press('l');
  await meets(participant, 3);

  await participant.keyboard.press('m');
  await expect(participant.locator('#room-mic')).toHaveClass(/room-button--on/);
  await facilitator.locator(`#mute-${me}`).click();
  await expect(participant.locator('#room-line')).toContainText('muted you');
  await expect(participant.locator('#room-mic')).not.toHaveClass(/room-button--on/);
  await participant.keyboard.press('m');
  await expect(participant.locator('#room-mic')).toHaveClass(/room-button--on/);

  await facilitator.locator(`#remove-${me}`).click();
  await expect(participant.locator('#room-line')).toContainText('taken out of the room');
  await expect(facilitator.locator(`#person-${me}`)).toHaveCount(0);
  await participant.locator('#room-line button').click();
  await expect(participant.locator('#room-line')).not.toContainText('taken out of the room');
  await expect(facilitator.locator(`#person-${me}`)).toHaveCount(0);
  expect((await participant.goto(`/sessions/${session(participant)}/room`))?.status()).toBe(404);
  await facilitator.locator(`#let-in-${me}`).click();
  await expect(facilitator.locator(`#let-in-${me}`)).toHaveCount(0);
  await join(participant, session(participant));
  await meets(participant, 3);
  await expect(facilitator.locator(`#person-${me}`)).toBeVisible();
});
