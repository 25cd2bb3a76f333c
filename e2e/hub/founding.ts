// A hub from nothing: its first administrator, its team, a program with a cycle that people can register for.
import { expect, type Page } from '@playwright/test';
import { place, press, toronto, type Team } from './team';

/** The address of the page, without what is asked of it. */
export function path(page: Page): string {
  return new URL(page.url()).pathname;
}

/** Sends the page's last form and finds no fault in the answer. */
export async function send(page: Page): Promise<void> {
  await page.locator('main form button').last().click();
  await page.waitForLoadState();
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
}

/** The first administrator, by the link that the program printed; `see` looks at the page before anything is filled in. */
export async function found(team: Team, see: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
  const administrator = await team.page();
  await expect.poll(() => team.server.printed()).toMatch(/\/setup#k=\S+/);
  await administrator.goto(team.server.printed().match(/http\S+\/setup#k=\S+/)?.[0] ?? '');
  await expect(administrator.locator('input[name=secret]')).not.toHaveValue('');
  await see(administrator);
  await administrator.fill('input[name=name]', 'Ada Lindqvist');
  await administrator.fill('input[name=email]', 'ada@hub.example');
  await place(administrator);
  await administrator.fill('input[name=hub-en]', 'Northern Shore Pain Hub');
  await administrator.fill('input[name=hub-fr]', 'Pôle douleur de la Rive-Nord');
  await administrator.fill('input[name=mailbox]', 'hub@hub.example');
  await team.prove(administrator);
  await send(administrator);
  return administrator;
}

/** A published program and a cycle of one session that is about to begin; their addresses. */
export async function program(coordinator: Page, title: string, now: number): Promise<{ program: string; cycle: string }> {
  await coordinator.goto('/programs/new');
  await coordinator.fill('input[name=title]', title);
  await coordinator.fill('textarea[name=summary]', 'Learn with each other.');
  await coordinator.fill('textarea[name=audience]', 'Everyone in primary care.');
  await coordinator.check('input[name=template][value=biweekly-60]');
  await place(coordinator);
  await coordinator.fill('textarea[name=disclaimer]', 'Advice among colleagues.');
  await coordinator.fill('input[name=letter_days]', '3');
  await coordinator.fill('input[name=follow_up_days]', '7');
  await send(coordinator);
  const address = path(coordinator).replace(/\/cycles$/, '');
  await press(coordinator, 'Publish');
  await coordinator.goto(`${address}/cycles/new`);
  const soon = toronto(19, now);
  await coordinator.fill('input[name=title]', 'Winter cycle');
  await coordinator.fill('input[name=first]', soon.date);
  await coordinator.fill('input[name=time]', soon.time);
  await coordinator.locator('input[name=rhythm]').first().check();
  await coordinator.fill('input[name=count]', '1');
  await coordinator.fill('textarea[name=topics]', 'Working together');
  await coordinator.check('input[name=open]');
  await send(coordinator);
  return { program: address, cycle: path(coordinator).replace(/\/curriculum$/, '') };
}
