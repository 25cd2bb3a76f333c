// Surveys answered by everybody who answers, and the session between them.
import { expect } from '@playwright/test';
import { path } from '../hub/founding';
import { post, type Fields } from '../hub/spoke';
import { ground } from './ground';
import { talk } from './talk';

/** Everybody who answers at a wave does. */
export async function answer(phase: 'before' | 'after'): Promise<void> {
  const [scale, roster] = ground.surveys;
  const hand = async (number: number, survey: (typeof ground.surveys)[number] | undefined, fields: Fields): Promise<void> => {
    const own = ground.practitioners[number]!;
    for (const section of survey?.sections ?? []) await post(own, `${survey?.[phase]}/sections/${section}`, fields);
    await post(own, `${survey?.[phase]}/check`, {});
  };
  // The list of a roster names people by their ids, which the page shows to whoever answers.
  const ids = new Map<string, string>();
  for (const own of [0, 1]) {
    const page = await (await ground.practitioners[own]!.get(`${roster?.[phase]}/sections/${roster?.sections[0]}`)).text();
    for (const [, id, label] of page.matchAll(/name="consulted"[^>]*value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*([^<]+)/g)) {
      const named = ground.data.people.find((who) => (label ?? '').includes(who.name));
      if (named && id) ids.set(named.name, id);
    }
  }
  expect(ids.size).toBe(ground.data.people.length);
  for (const number of ground.data.people.keys()) {
    const points = ground.data.sheets[number]?.[phase];
    if (points) await hand(number, scale, Object.fromEntries(Object.entries(points).map(([item, point]) => [item, String(point)])));
    const named = ground.data.contacts[phase][number];
    if (named) await hand(number, roster, named.length > 0 ? { consulted: named.map((other) => ids.get(ground.data.people[other]!.name) ?? '') } : { 'consulted.nobody': 'yes' });
  }
}

/** The cycle's session is opened, people talk in the room, and it ends; the coordinator writes down how long each was there. */
export async function hold(): Promise<void> {
  await ground.coordinator.goto(ground.at.cycle);
  await ground.coordinator.locator('.app-session .app-card__title a').click();
  const session = path(ground.coordinator);
  ground.at.session = session;
  await post(ground.coordinator.request, `${session}/opening`, {});
  await talk(session);
  await ground.coordinator.goto(`${session}/attendance`);
  const links = ground.coordinator.locator(`main a[href*="${session}/attendance/"]`);
  const lines = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(lines.length).toBeGreaterThanOrEqual(ground.data.people.length);
  for (const line of lines) await post(ground.coordinator.request, line, { minutes: '60', reason: 'Stayed on by telephone' });
}
