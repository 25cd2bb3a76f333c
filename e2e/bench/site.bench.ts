// The site: start-up, memory, weight of pages, and pages under fifty clients.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { Mailbox } from '../hub/mailbox';
import { Server } from '../hub/server';
import { Team } from '../hub/team';
import { Figures, share } from './figures';
import { floor, load, type Ask } from './load';

/** Transferred kilobytes and requests that a public page may cost a poor line. */
const BUDGET = { kilobytes: 50, requests: 4 };

test('the site', async ({ browser }) => {
  const figures = new Figures();
  const mailbox = await Mailbox.open();

  const began = performance.now();
  const idle = await Server.start(['serve']);
  figures.add('start-up', performance.now() - began, 'ms');
  await new Promise((wake) => setTimeout(wake, 3000));
  figures.add('memory-idle', await resident(idle.pid), 'MB');
  await idle.stop();

  const server = await Server.demonstration();
  const team = new Team(browser, server, mailbox);
  const facilitator = await team.page();
  await team.enter(facilitator, server.link('Facilitator'));
  const session = facilitator.url().match(/sessions\/([^/]+)/)?.[1] ?? '';
  const specialist = await team.page();
  await team.enter(specialist, server.link('Specialist'));
  await facilitator.goto(`/sessions/${session}/room`);
  await facilitator.locator('#room-next').click();
  await specialist.goto(`/sessions/${session}/room`);
  const form = specialist.locator('form[action$="/recommendations"]');
  await expect(form).toBeVisible();
  const advice = (await form.getAttribute('action')) ?? '';
  const live = advice.replace(/\/recommendations$/, '');
  const cookie = await cookies(specialist);

  const visitor = await team.page();
  await visitor.goto('/programs');
  const program = (await visitor.locator('main a[href^="/programs/"]').first().getAttribute('href')) ?? '';
  await visitor.goto(program);
  const registration = (await visitor.locator('main a[href*="/registration"]').first().getAttribute('href')) ?? '';
  for (const [name, address, page] of [
    ['home', '/', await team.page()],
    ['program', program, await team.page()],
    ['registration', registration, await team.page()],
    ['case', live, await fresh(team, specialist)],
  ] as const) {
    const { kilobytes, requests } = await weight(page, address);
    figures.add(`weight-${name}`, kilobytes, 'KB', { name: 'budget', value: BUDGET.kilobytes });
    figures.add(`requests-${name}`, requests, 'requests', { name: 'budget', value: BUDGET.requests });
  }

  figures.add('check-5000-characters-slow', await checked(team, server), 'ms', { name: 'goal', value: 50 });

  const asks: [string, Ask, number][] = [
    ['page-program', { url: server.url + program }, 2000],
    ['page-case', { url: server.url + live, cookie }, 2000],
    [
      'post-recommendation',
      {
        url: server.url + advice,
        cookie,
        fields: () => ({ request: randomUUID(), domain: 'assessment', text: 'Measure before and after, and say how.' }),
      },
      500,
    ],
  ];
  for (const [name, ask, requests] of asks) {
    const { times, bytes } = await load(ask, requests);
    const beside = await floor(bytes, requests);
    for (const [at, part] of [['p50', 0.5], ['p99', 0.99]] as const) {
      figures.add(`${name}-${at}`, share(times, part), 'ms', { name: 'bytes alone', value: share(beside, part) });
    }
  }
  figures.add('memory-after-load', await resident(server.pid), 'MB');
  await server.stop();
  await mailbox.close();
  await figures.keep('site');
});

/** Resident memory of a process, in megabytes. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/VmRSS:\s+(\d+)/)?.[1] ?? Number.NaN) / 1024;
}

async function cookies(page: Page): Promise<string> {
  const all = await page.context().cookies();
  return all.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A page in a fresh browser profile with somebody's login: nothing is in its cache. */
async function fresh(team: Team, who: Page): Promise<Page> {
  const page = await team.page();
  await page.context().addCookies(await who.context().cookies());
  return page;
}

/** From the pause after the last key to the list of identifying details, in a field of 5,000 characters, on a machine six times as slow. */
async function checked(team: Team, server: Server): Promise<number> {
  const page = await team.page();
  await team.enter(page, server.link('Case presenter'));
  await page.waitForURL(/\/sessions\//);
  await page.goto('/cases');
  await page.locator('form[action$="/cases"] button').first().click();
  await page.waitForURL(/\/form/);
  await page.goto(`${new URL(page.url()).pathname}/findings`);
  await expect(page.locator('form[data-held]')).toHaveCount(0);
  const machine = await page.context().newCDPSession(page);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(await page.evaluate(lookUp, round));
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
}

/** In the page: types into the field and waits until it is looked at. */
async function lookUp(round: number): Promise<number> {
  const PAUSE = 80;
  const sentence = `Pain ${round} since the fall in Timmins, seen by Dr. Okafor; takes hydromorphone 4 mg twice a day, walks little. `;
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name=examination]');
  const form = field?.form;
  if (!field || !form) return 0;
  field.value = sentence.repeat(50).slice(0, 5000);
  const began = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  while (form.dataset['held'] === 'looking') await new Promise((wake) => setTimeout(wake));
  return performance.now() - began - PAUSE;
}

/** What a first visit transfers, as the browser itself counts it. */
async function weight(page: Page, address: string): Promise<{ kilobytes: number; requests: number }> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  let requests = 0;
  network.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
    requests += 1;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  return { kilobytes: bytes / 1024, requests };
}
