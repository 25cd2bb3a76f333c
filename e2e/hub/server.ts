// The program under test, started on a fresh data folder and free ports, as its administrator would start it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';

export class Server {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    readonly printed: () => string,
  ) {}

  /** The demonstration, once its session is live. */
  static async demonstration(): Promise<Server> {
    const server = await Server.start(['demo', '--port', 'PORT']);
    await expect.poll(() => server.printed(), { timeout: 120_000 }).toContain('Synthetic participants');
    return server;
  }

  static async start(args: string[], settings: Record<string, string> = {}): Promise<Server> {
    const program = process.env.ALLROUND;
    if (!program) throw new Error('ALLROUND names the program to test; `make test` sets it');
    const folder = await mkdtemp(join(tmpdir(), 'allround-e2e-'));
    const port = await freeTcp();
    const url = `http://localhost:${port}`;
    const child = spawn(program, args.map((arg) => arg.replace('PORT', String(port))), {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ALLROUND_URL: url,
        ALLROUND_LISTEN: `127.0.0.1:${port}`,
        ALLROUND_DATA: join(folder, 'data'),
        ALLROUND_MEDIA__LISTEN: `127.0.0.1:${await freeUdp()}`,
        ALLROUND_MEDIA__ADDRESS: '127.0.0.1',
        RUST_LOG: process.env.RUST_LOG ?? 'warn,str0m=error',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const server = new Server(child, folder, url, () => text);
    for (let tries = 0; tries < 600; tries += 1) {
      if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${text}`);
      const answered = await fetch(url).then((answer) => answer.ok, () => false);
      if (answered) return server;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error(`the program did not answer at ${url}:\n${text}`);
  }

  /** The process, for those who measure it. */
  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The demonstration's way in for a role, from what it printed. */
  link(role: string): string {
    const line = this.printed().split('\n').find((text) => text.trim().startsWith(`${role} `));
    const address = line?.match(/http\S+/)?.[0];
    if (!address) throw new Error(`no link for ${role}`);
    return address;
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    if (this.process.exitCode === null) {
      this.process.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

function freeTcp(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function freeUdp(): Promise<number> {
  return new Promise((found) => {
    const probe = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
