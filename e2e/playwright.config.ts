// One Chromium, from Debian, for every browser test; the server under test is started by the tests themselves.
import { defineConfig } from '@playwright/test';

/** Where sound and pictures run in real time: each of these tests has the machine for itself. */
const ROOM = ['conference.spec.ts', 'demo.spec.ts', 'journey.spec.ts', 'line.spec.ts', 'recording.spec.ts'];

/** Need a network of their own: see .ci/with-network. */
const FIREFOX = 'firefox.spec.ts';
const FIREWALL = 'firewall.spec.ts';

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'pages', testIgnore: [...ROOM, FIREFOX, FIREWALL] },
    { name: 'room', testMatch: ROOM },
    { name: 'firefox', testMatch: FIREFOX },
    { name: 'firewall', testMatch: FIREWALL },
  ],
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: 'screens/traces',
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Five pictures a second are enough to see that they move, and leave the machine to what is tested.
        '--use-fake-device-for-media-stream=fps=5',
        '--use-fake-ui-for-media-stream',
        '--allow-loopback-in-peer-connection',
        '--auto-select-desktop-capture-source=Entire screen',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
