// Behind a firewall that lets out TCP to port 443 and nothing else: media past nginx beside the pages, and through coturn over TLS.
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { Conference, until } from './hub/conference';
import { Hospital, SECRET } from './hub/hospital';
import { Line } from './hub/line';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let hospital: Hospital;
let conference: Conference;
let browser: Browser;

test.beforeAll(async () => {
  const line = new Line();
  hospital = new Hospital(line);
  const ways = {
    CONFERENCE_ADDRESS: hospital.hub,
    CONFERENCE_TCP: '443',
    CONFERENCE_TURN: `turns:${hospital.turn}:443?transport=tcp`,
    CONFERENCE_SECRET: SECRET,
  };
  conference = await Conference.open(2, ways, line.outside);
  await hospital.nginx(new URL(conference.url).host, `${hospital.hub}:10443`);
  hospital.shut();
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  // The certificate is the test's own, for the pages and for the TURN server.
  browser = await chromium.launch({ executablePath, args: [...(args ?? []), '--ignore-certificate-errors'] });
});

test.afterAll(async () => {
  await browser?.close();
  await conference?.close();
  hospital?.close();
});

/** Over what the way in use leads: the protocol to the other side, the kind of this side's candidate, and how it reaches a relay. */
async function way(page: Page): Promise<{ protocol?: string; kind?: string; relay?: string; port?: number }> {
  return page.evaluate(async () => {
    const { pcManager } = (globalThis as unknown as { room: { engine: { pcManager: { publisher: { pc?: RTCPeerConnection; _pc: RTCPeerConnection } } } } }).room.engine;
    const reports = await (pcManager.publisher.pc ?? pcManager.publisher._pc).getStats();
    for (const report of reports.values()) {
      if (report.type !== 'transport') continue;
      const pair = reports.get(report.selectedCandidatePairId);
      const [near, far] = [reports.get(pair?.localCandidateId), reports.get(pair?.remoteCandidateId)];
      return { protocol: far?.protocol, kind: near?.candidateType, relay: near?.relayProtocol, port: far?.port };
    }
    return {};
  });
}

async function enter(how: Record<string, string>): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
  await page.goto(`https://${hospital.hub}/?${new URLSearchParams({ name: 'ana', ...how })}`);
  await page.evaluate('ready');
  await until(page, 'both speakers are seen and heard', (now) =>
    [0, 1].every((number) => (now[`speaker-${number}/camera`]?.frames ?? 0) > 20 && (now[`speaker-${number}/microphone`]?.energy ?? 0) > 0),
  );
  return page;
}

test('media passes on 443 beside the pages, past nginx as the documentation sets it', async () => {
  const page = await enter({});
  expect(await way(page)).toMatchObject({ protocol: 'tcp', port: 443 });
  await page.context().close();
});

test('media passes through coturn over TLS, with the pass that whoever comes in is given', async () => {
  await hospital.coturn();
  const page = await enter({ relay: '1' });
  expect(await way(page)).toMatchObject({ protocol: 'udp', kind: 'relay', relay: 'tls' });
  await page.context().close();
});

test('coturn leads to the media of the hub and nowhere else', () => {
  for (const address of [hospital.turn, '127.0.0.1', '10.0.0.1', '169.254.169.254', '198.51.100.1']) {
    expect(hospital.leads(address), address).toMatch(/error 403/);
  }
  expect(hospital.leads(hospital.hub)).not.toMatch(/error 403/);
});
