// The room: from the personal link in a mail, through the check of camera and microphone, to the first picture of somebody else that is decoded.
import { test } from '@playwright/test';
import { Mailbox } from '../hub/mailbox';
import { received, watch } from '../hub/room';
import { Server } from '../hub/server';
import { Team } from '../hub/team';
import { Figures, share } from './figures';

const VISITS = 5;

test('the room', async ({ browser }) => {
  const figures = new Figures();
  const mailbox = await Mailbox.open();
  const server = await Server.demonstration();
  const team = new Team(browser, server, mailbox);
  const [pages, pictures]: [number[], number[]] = [[], []];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await team.page();
    await watch(page);
    const began = performance.now();
    await team.enter(page, server.link('Participant'));
    await page.waitForURL(/\/check/);
    pages.push(performance.now() - began);
    await page.locator('#check-start').click();
    await page.locator('#check-enter').click();
    while (!Object.values((await received(page)).frames).some((count) => count > 0)) await page.waitForTimeout(10);
    pictures.push(performance.now() - began);
    await page.context().close();
  }
  figures.add('link-to-first-picture-p50', share(pictures, 0.5), 'ms', { name: 'link to the check', value: share(pages, 0.5) });
  figures.add('link-to-first-picture-worst', Math.max(...pictures), 'ms');
  await server.stop();
  await mailbox.close();
  await figures.keep('room');
});
