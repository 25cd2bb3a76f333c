// What goes with somebody who takes part no more: their quotes, their answers, their turns, and the word of older reports.
import { expect } from '@playwright/test';
import { enter, post } from '../hub/spoke';
import { table } from './data';
import { ground } from './ground';
import { cells, file } from './reading';
import { cueOf } from './transcripts';

/** The only physiotherapist leaves the study and takes their answers out; `report` was frozen before. */
export async function leave(report: string): Promise<void> {
  const alone = ground.data.people.findIndex((who) => who.profession === 'physiotherapist');
  const [person, email] = [ground.practitioners[alone]!, ground.data.people[alone]!.email];
  const { words } = cueOf(alone);
  await ground.lead.goto(`${ground.at.study}/quotes`);
  await expect(ground.lead.locator('main')).toContainText(words);
  await post(person, '/sign-in', { email });
  await enter(ground.team, person, email, /Your link/);
  await post(person, `${ground.at.study}/consent/withdrawal`, {});
  const address = await person.get(ground.at.program);
  const id = address.url().split('/').at(-1) ?? '';
  await post(person, '/me/answers', { program: /^[0-9a-f-]{36}$/.test(id) ? id : ground.at.program.split('/').at(-1) ?? '' });
  await ground.lead.goto(`${ground.at.study}/quotes`);
  await expect(ground.lead.locator('main')).not.toContainText(words);
  await ground.lead.goto(report);
  await expect(ground.lead.locator('main .govuk-warning-text')).toBeVisible();
  await ground.lead.goto(`${ground.at.study}/trail`);
  await expect(ground.lead.getByRole('row').nth(1)).toContainText(/P\d\d/);
  await ground.lead.goto(`${ground.at.program}/change`);
  await expect(ground.lead.locator('main')).toContainText(`Among the ${ground.data.expected.without.people} people`);
  const row = table(await file(ground.lead, `${ground.at.program}/change/csv`)).find((one) => one['comparison'] === 'true-pre' && one['group'] === '' && one['item'] === '');
  const wanted = ground.data.expected.without.contrasts['true-pre'];
  expect(Number(row?.['change'])).toBeCloseTo(wanted.mean_change, 5);
  expect(Number(row?.['p_signed_rank'])).toBeCloseTo(wanted.p, 5);
  // Their turns count no more in what others may see.
  await ground.lead.goto(`${ground.at.study}/coding/rounds/${ground.rounds[1]}/matrix?view=public`);
  await expect(ground.lead.locator('main')).toContainText('19 participants count');
  for (const [place, own] of (await cells(ground.lead)).entries()) {
    const wanted = ground.data.expected.matrix[place];
    const people = (wanted?.all[0] ?? 0) - (wanted?.cells['physiotherapist']?.[0] ?? 0);
    expect(own[1], own[0]).toBe(people === 0 || (people >= 11 && 19 - people >= 11) ? String(people) : 'hidden');
  }
}
