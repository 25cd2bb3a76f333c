// What the stock client does with the media server alone, in Chromium: each row of what a conference needs.
import { expect, test, type Page } from '@playwright/test';
import { Conference, gets, onlyH264, streams, until } from './hub/conference';

let conference: Conference;

test.beforeAll(async () => {
  conference = await Conference.open(4);
});

test.afterAll(async () => {
  await conference.close();
});

test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** The sizes that a page sends of its camera, of "q", "h" and "f". */
async function sends(page: Page): Promise<string> {
  return page.evaluate<string>(`room.localParticipant.getTrackPublication('camera').track.sender.getParameters()
    .encodings.filter((one) => one.active).map((one) => one.rid).join('')`);
}

test('six people see each other: more sections than the client opens by itself', async ({ browser }) => {
  const [ana, ben] = await Promise.all([conference.enter(browser, 'demo', 'ana'), conference.enter(browser, 'demo', 'ben')]);
  for (const other of ['speaker-0', 'speaker-1', 'speaker-2', 'speaker-3', 'ben']) await gets(ana, `${other}/camera`);
  for (const other of ['speaker-0', 'ana']) await gets(ben, `${other}/microphone`);
  await gets(ben, 'ana/camera');
});

test('pictures come as large as they are shown, and nobody sends what nobody watches', async ({ browser }) => {
  const how = { adaptive: '', dynacast: '' };
  const [ana, ben] = await Promise.all([conference.enter(browser, 'sizes', 'ana', how), conference.enter(browser, 'sizes', 'ben', how)]);
  const size = (width: string) => ben.evaluate(`document.querySelector('figure').style.width = '${width}'`);
  await until(ben, 'a small picture', (now) => now['ana/camera']?.videoWidth === 320);
  await expect.poll(() => sends(ana), { timeout: 30_000 }).toBe('q');
  await size('1280px');
  await until(ben, 'a large picture', (now) => (now['ana/camera']?.videoWidth ?? 0) >= 640);
  expect(await sends(ana)).toContain('f');
  await size('300px');
  await until(ben, 'a small picture again', (now) => now['ana/camera']?.videoWidth === 320);
  await ben.evaluate(`document.querySelector('figure').hidden = true`);
  await expect.poll(() => sends(ana), { timeout: 30_000 }).toBe('');
  await ben.evaluate(`document.querySelector('figure').hidden = false`);
  await gets(ben, 'ana/camera');
});

test('what a line does not carry is made smaller, and comes back', async ({ browser }) => {
  const [, ben] = await Promise.all([conference.enter(browser, 'line', 'ana'), conference.enter(browser, 'line', 'ben')]);
  await until(ben, 'a large picture', (now) => (now['ana/camera']?.videoWidth ?? 0) > 320);
  await ben.evaluate(`room.simulateScenario('subscriber-bandwidth', 100000)`);
  await until(ben, 'a small picture', (now) => now['ana/camera']?.videoWidth === 320);
  await gets(ben, 'ana/camera');
  await ben.evaluate(`room.simulateScenario('subscriber-bandwidth', 0)`);
  await until(ben, 'a large picture again', (now) => (now['ana/camera']?.videoWidth ?? 0) > 320);
});

test('muting, messages, attributes, who speaks and a second track reach the other', async ({ browser }) => {
  const [ana, ben] = await Promise.all([conference.enter(browser, 'talk', 'ana'), conference.enter(browser, 'talk', 'ben')]);
  await gets(ben, 'ana/microphone');
  await expect.poll(() => ana.evaluate('log.filter(([name]) => name === "LocalTrackSubscribed").length')).toBeGreaterThan(0);
  await expect(ben.locator('figure.speaking')).toHaveCount(1);
  await ana.evaluate('room.localParticipant.setMicrophoneEnabled(false)');
  await until(ben, 'that ana is muted', (now) => now['ana/microphone']?.muted === true);
  await ana.evaluate('room.localParticipant.setMicrophoneEnabled(true)');
  await until(ben, 'that ana is not muted', (now) => now['ana/microphone']?.muted === false);
  await gets(ben, 'ana/microphone');

  for (const [from, to, name] of [[ana, ben, 'ana'], [ben, ana, 'ben']] as const) {
    await from.evaluate(`room.localParticipant.publishData(new Uint8Array(14000), { reliable: true, topic: 'reliable' })`);
    await from.evaluate(`room.localParticipant.publishData(new Uint8Array(9), { reliable: false, topic: 'lossy' })`);
    await from.evaluate(`room.localParticipant.sendText('Who counts the tablets?', { topic: 'chat' })`);
    const expected = [[name, 'chat', 'Who counts the tablets?'], [name, 'lossy', 9], [name, 'reliable', 14000]];
    await expect.poll(() => to.evaluate('messages.toSorted((one, other) => one[1] < other[1] ? -1 : 1)')).toEqual(expected);
  }
  await ana.evaluate(`room.localParticipant.setAttributes({ hand: 'up' })`);
  await expect.poll(() => ben.evaluate(`room.getParticipantByIdentity('ana').attributes.hand`)).toBe('up');
  await ana.locator('#share').click();
  await until(ben, "ana's screen", (now) => (now['ana/screen_share']?.videoWidth ?? 0) > 0);
  await gets(ben, 'ana/screen_share');
  await expect.poll(() => ben.evaluate('room.localParticipant.connectionQuality'), { timeout: 30_000 }).not.toBe('unknown');
});

test('a moderator mutes, silences and removes', async ({ browser }) => {
  const [ana, ben] = await Promise.all([conference.enter(browser, 'order', 'ana'), conference.enter(browser, 'order', 'ben')]);
  await gets(ben, 'ana/camera');
  await conference.moderate('order', 'ana', 'mute');
  await until(ben, 'that ana is muted', (now) => now['ana/microphone']?.muted === true);
  await expect.poll(() => ana.evaluate('room.localParticipant.isMicrophoneEnabled')).toBe(false);
  await conference.moderate('order', 'ana', 'silence');
  await until(ben, 'that nothing of ana comes', (now) => Object.keys(now).length === 0);
  await expect.poll(() => ana.evaluate('room.localParticipant.permissions.canPublish')).toBe(false);
  await expect.poll(() => ana.evaluate('room.localParticipant.trackPublications.size')).toBe(0);
  await gets(ana, 'ben/camera');
  await conference.moderate('order', 'ana', 'remove');
  await expect.poll(() => ana.evaluate('room.state')).toBe('disconnected');
  await expect.poll(() => ben.evaluate('room.remoteParticipants.size')).toBe(0);
});

test('a connection resumes, begins anew, and others come and go in the same sections', async ({ browser }) => {
  const [ana, ben] = await Promise.all([conference.enter(browser, 'back', 'ana'), conference.enter(browser, 'back', 'ben')]);
  for (const scene of ['resume-reconnect', 'full-reconnect', 'leave-full-reconnect']) {
    await gets(ben, 'ana/camera');
    await ana.evaluate('log.length = 0');
    await ana.evaluate(`room.simulateScenario('${scene}')`);
    await expect.poll(() => ana.evaluate('log.some(([name]) => name === "Reconnected")'), { timeout: 60_000, message: scene }).toBe(true);
    for (const track of ['ana/camera', 'ana/microphone']) await gets(ben, track);
    await gets(ana, 'ben/camera');
  }
  for (const guest of ['chloe', 'dan']) {
    const page = await conference.enter(browser, 'back', guest);
    // Decoded is not shown: a section that carries another track under the same source stays black.
    await until(ana, `${guest}'s picture`, (now) => (now[`${guest}/camera`]?.videoWidth ?? 0) > 0);
    await gets(ana, `${guest}/microphone`).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${guest} sends ${JSON.stringify(await page.evaluate('sent()'))}`);
    });
    await page.context().close();
    await until(ana, `that ${guest} is gone`, (now) => !now[`${guest}/camera`]);
  }
});

test('with a key people see, hear and read each other; with another one nothing', async ({ browser }) => {
  const [ana, ben, eve] = await Promise.all([
    conference.enter(browser, 'sealed', 'ana', { key: 'between us' }),
    conference.enter(browser, 'sealed', 'ben', { key: 'between us' }),
    conference.enter(browser, 'sealed', 'eve', { key: 'a guess' }),
  ]);
  for (const [page, other] of [[ana, 'ben'], [ben, 'ana']] as const) {
    for (const source of ['camera', 'microphone']) await gets(page, `${other}/${source}`);
  }
  await ana.evaluate(`room.localParticipant.publishData(new Uint8Array(9), { reliable: true, topic: 'secret' })`);
  await expect.poll(() => ben.evaluate('messages')).toEqual([['ana', 'secret', 9]]);
  await until(eve, 'that her packets come', (now) => now['ana/camera']?.subscribed === true && now['ana/microphone']?.subscribed === true);
  await gets(ben, 'ana/camera');
  const guessed = await streams(eve);
  expect(guessed['ana/camera']?.frames ?? 0, 'pictures').toBe(0);
  expect(guessed['ana/microphone']?.energy ?? 0, 'energy of the sound').toBe(0);
  expect(await eve.evaluate('messages'), 'messages').toEqual([]);
});

/** Lets a page note the longest time (ms) without another picture: of its own camera, and of somebody's that it receives. */
async function notePauses(page: Page, from: string): Promise<void> {
  await page.evaluate(`(() => {
    const report = async (rtp, type) => [...(await rtp.getStats()).values()].filter((one) => one.type === type && one.kind === 'video');
    const sum = (reports, key) => reports.reduce((all, one) => all + (one[key] ?? 0), 0);
    const counts = {
      sent: async () => sum(await report(room.localParticipant.getTrackPublication('camera').track.sender, 'outbound-rtp'), 'framesEncoded'),
      received: async () => sum(await report(room.getParticipantByIdentity('${from}').getTrackPublication('camera').track.receiver, 'inbound-rtp'), 'framesDecoded'),
    };
    window.pauses = { sent: 0, received: 0 };
    window.counted = { sent: 0, received: 0 };
    for (const [key, count] of Object.entries(counts)) {
      let [last, since] = [-1, performance.now()];
      setInterval(async () => {
        const now = await count();
        if (now > last) {
          if (last >= 0) window.counted[key] += now - last;
          [last, since] = [now, performance.now()];
        }
        window.pauses[key] = Math.max(window.pauses[key], performance.now() - since);
      }, 100);
    }
  })()`);
}

interface Pauses {
  sent: number;
  received: number;
}

test('fifty people come and go beside two who go on talking', async ({ browser }) => {
  const small = { small: '' };
  const [ana, ben] = await Promise.all([conference.enter(browser, 'churn', 'ana', small), conference.enter(browser, 'churn', 'ben', small)]);
  for (const [page, other] of [[ana, 'ben'], [ben, 'ana']] as const) await gets(page, `${other}/camera`);
  const guest = await conference.enter(browser, 'churn', 'guest', { watch: '' });
  for (const [page, other] of [[ana, 'ben'], [ben, 'ana']] as const) await notePauses(page, other);
  await expect(async () => {
    for (const page of [ana, ben]) await page.evaluate('[pauses, counted].forEach((one) => Object.assign(one, { sent: 0, received: 0 }))');
    await guest.evaluate(`(async () => {
      for (let number = 0; number < 50; number += 1) {
        const other = new LivekitClient.Room();
        await other.connect(location.origin.replace('http', 'ws'), await token('guest-' + number));
        if (number % 5 === 0) await other.localParticipant.setMicrophoneEnabled(true);
        await other.disconnect();
      }
    })()`);
    for (const [page, other] of [[ana, ben], [ben, ana]] as const) {
      const [received, sent] = [await page.evaluate<Pauses>('pauses'), await other.evaluate<Pauses>('pauses')];
      const arrived = await page.evaluate<Pauses>('counted');
      expect(arrived.received, 'pictures that came').toBeGreaterThan(10);
      // A busy machine makes pauses in what is sent; the server adds not a second to them. It may make some in what is received as
      // well: then they all come and go once more.
      expect(received.received - sent.sent, 'milliseconds without a picture').toBeLessThan(1000);
    }
  }).toPass({ timeout: 240_000 });
  await expect.poll(() => ana.evaluate('room.remoteParticipants.size')).toBe(2);
});

test('a browser that has H.264 only is seen by one that has all, and by another of its kind', async ({ browser }) => {
  const [ana, ben] = await Promise.all([
    conference.enter(browser, 'codec', 'ana', {}, onlyH264),
    conference.enter(browser, 'codec', 'ben'),
  ]);
  await gets(ben, 'ana/camera');
  /** How the pictures of somebody come to a page. */
  const coded = (page: Page, name: string) =>
    page.evaluate<string>(`room.remoteParticipants.get('${name}').getTrackPublication('camera').track.receiver.getStats()
      .then((all) => [...all.values()].filter((one) => one.type === 'inbound-rtp').map((one) => all.get(one.codecId)?.mimeType).join())`);
  expect(await coded(ben, 'ana')).toBe('video/H264');
  // It decodes them: what is shown changes.
  await until(ben, 'a picture', (now) => (now['ana/camera']?.videoWidth ?? 0) > 0);
  const chloe = await conference.enter(browser, 'codec', 'chloe', {}, onlyH264);
  await gets(chloe, 'ana/camera');
  await gets(ana, 'chloe/camera');
  expect([await coded(chloe, 'ana'), await coded(ana, 'chloe')]).toEqual(['video/H264', 'video/H264']);
  // Ben sends VP8, which those two cannot read; they hear him.
  await gets(ana, 'ben/microphone');
  expect((await streams(ana))['ben/camera']?.frames ?? 0).toBe(0);
});
