// The measurements that need the whole program: same browser as the tests, other files.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config';

const { projects: _, ...same } = tests;

export default defineConfig({ ...same, testDir: '.', testMatch: '*.bench.ts', timeout: 600_000, outputDir: '../screens/bench' });
