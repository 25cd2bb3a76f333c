// The measurements that need the whole program: same browser as the tests, with pictures as fast as a camera's, other files.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config';

const { projects: _, use, ...same } = tests;
const args = use?.launchOptions?.args?.map((arg) => arg.replace(/^(--use-fake-device-for-media-stream)=.*$/, '$1'));

export default defineConfig({
  ...same,
  use: { ...use, launchOptions: { ...use?.launchOptions, args } },
  testDir: '.',
  testMatch: '*.bench.ts',
  timeout: 600_000,
  outputDir: '../screens/bench',
});
