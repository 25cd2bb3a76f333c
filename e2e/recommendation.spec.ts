// Recommendations in full: taken from the library, with a source, seconded, merged; and the library itself.
import { expect, test, type Locator, type Page } from '@playwright/test';
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

/** Somebody of the demonstration in the room's page; without sound and pictures. */
async function room(team: Team, role: string): Promise<Page> {
  const page = await team.page();
  await team.enter(page, server.link(role));
  await page.waitForURL(/\/sessions\//);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/check$/, '')}/room`);
  return page;
}

/** A recommendation in the list by a part of its text. */
function item(page: Page, text: string): Locator {
  return page.locator('.room-item', { has: page.locator('.room-item__text', { hasText: text }) });
}

test('a text of the library is taken with one choice, changed, seconded and merged', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const [facilitator, specialist, participant] = await Promise.all(
    ['Facilitator', 'Specialist', 'Participant'].map((role) => room(team, role)),
  );
  if (!facilitator || !specialist || !participant) throw new Error('three pages');
  const phase = facilitator.locator('#room-top');
  while (!/Recommendations/.test((await phase.getAttribute('data-phase')) ?? '')) {
    const before = await phase.getAttribute('data-phase');
    await facilitator.locator('#room-next').click();
    await expect(phase).not.toHaveAttribute('data-phase', before ?? '');
  }

  const form = specialist.locator('form[id^=form-advice-]');
  await form.locator('[name=snippet]').selectOption({ label: 'Offer a naloxone kit and teach somebody at home to use it.' });
  await expect(form.locator('[name=domain]')).toHaveValue('safety');
  await expect(form.locator('[name=text]')).toHaveValue(/naloxone kit/);
  await expect(form.locator('[name=source]')).toHaveValue(/recommendation 8/);
  // Another choice takes the place of the first; what somebody has typed stays.
  await form.locator('[name=snippet]').selectOption({ index: 1 });
  await expect(form.locator('[name=text]')).toHaveValue(/PEG/);
  const chosen = await form.locator('[name=snippet]').inputValue();
  await form.locator('[name=text]').fill('Score pain and function at every visit, with her in the room.');
  await form.locator('[name=snippet]').selectOption({ index: 2 });
  await expect(form.locator('[name=text]')).toHaveValue(/with her in the room/);
  await expect(form.locator('[name=snippet]')).toHaveValue(chosen);
  await watchful(specialist, 'recommendation-form');
  await form.getByRole('button', { name: 'Add recommendation' }).click();
  const list = specialist.locator('#room-advice');
  await expect(list).toContainText('with her in the room');
  await expect(list).toContainText('CDC 2022, recommendation 2');
  await expect(list).toContainText('After a text of the library, edition 1');

  const other = participant.locator('form[id^=form-advice-]');
  await expect(other.locator('[name=snippet]')).toHaveCount(0);
  await other.locator('[name=domain]').selectOption('assessment');
  await other.locator('[name=text]').fill('Measure function each time; it convinced my patients.');
  await other.getByRole('button', { name: 'Add recommendation' }).click();
  await expect(participant.locator('#room-advice')).toContainText('it convinced my patients');
  const given = item(participant, 'with her in the room');
  await given.getByRole('button', { name: /^Second this/ }).click();
  await expect(given).toContainText('Seconded by Laura McKay');
  await expect(given.getByRole('button', { name: /^Take my support/ })).toBeVisible();

  const double = item(facilitator, 'it convinced my patients');
  await double.getByText('Says the same as another').click();
  const into = double.locator('[name=into]');
  const target = await into.locator('option', { hasText: 'with her in the room' }).getAttribute('value');
  await into.selectOption(target ?? '');
  await double.getByRole('button', { name: 'Merge' }).click();
  await expect(facilitator.locator('#room-advice')).toContainText('Also said by Laura McKay');
  await expect(specialist.locator('.room-item__number')).toHaveCount(1);
  await watchful(facilitator, 'recommendation-merged');
});

test('the library grows by editions that are never changed', async ({ browser }) => {
  const team = new Team(browser, server, mailbox);
  const page = await room(team, 'Specialist');
  await page.goto('/snippets');
  await look(page, 'snippets');
  await page.goto('/snippets/new');
  await page.locator('[name=text_en]').fill('Ask what the person would do with less pain.');
  await press(page, 'Add to the library');
  await expect(page.locator('.govuk-error-summary')).toContainText('Say how strongly the source recommends it');
  await page.locator('[name=domain]').selectOption('psychological');
  await page.locator('[name=strength]').selectOption('experience');
  await press(page, 'Add to the library');
  await expect(page.getByRole('heading', { name: 'Edition 1' })).toBeVisible();
  await page.locator('[name=text_fr]').fill('Demander ce que la personne ferait avec moins de douleur.');
  await press(page, 'Save as the next edition');
  await expect(page.getByRole('heading', { name: 'Edition 2' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Edition 1' })).toBeVisible();
  await look(page, 'snippet');
  await press(page, 'Take it out of use');
  await expect(page.locator('main')).toContainText('This text is out of use');
});
