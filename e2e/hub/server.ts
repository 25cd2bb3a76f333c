// The program under test, started on a fresh data folder and free ports, as its administrator would start it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import type { Line } from './line';

/** Debian's library that sets a program's clock back. */
function clock(): string {
  const folder = readdirSync('/usr/lib').find((name) => existsSync(`/usr/lib/${name}/faketime/libfaketime.so.1`));
  if (!folder) throw new Error('please install faketime; `make test` does');
  return `/usr/lib/${folder}/faketime/libfaketime.so.1`;
}

/** How often other ports are tried: a free one may be taken before the program has it. */
const TRIES = 3;

/** The program ended by itself. */
class Ended extends Error {}

export class Server {
  private text = '';
  private days = 0;
  private process!: ChildProcess;

  private constructor(
    private readonly folder: string,
    private readonly args: readonly string[],
    private readonly settings: Readonly<Record<string, string>>,
    readonly url: string,
    private readonly line?: Line,
  ) {}

  /** What it has printed since it was last started. */
  readonly printed = (): string => this.text;

  /** What its clock shows, in milliseconds. */
  now(): number {
    return Date.now() - this.days * 24 * 60 * 60 * 1000;
  }

  /** The demonstration, once its session is live; at the other end of a line, if there is one. */
  static async demonstration(line?: Line): Promise<Server> {
    const server = await Server.start(['demo', '--port', 'PORT', ...(line ? ['--address', line.there] : [])], {}, 0, line);
    await expect.poll(() => server.printed(), { timeout: 120_000 }).toContain('Synthetic participants');
    return server;
  }

  /** Starts it; its clock can be set back by days, until `today`. */
  static async start(args: string[], settings: Record<string, string> = {}, days = 0, line?: Line): Promise<Server> {
    for (let tries = 1; ; tries += 1) {
      const server = await Server.place(args, settings, line);
      try {
        await server.run(days);
        return server;
      } catch (error) {
        if (!(error instanceof Ended) || tries === TRIES) throw error;
        await server.stop();
      }
    }
  }

  /** A fresh folder and free ports for it. */
  private static async place(args: string[], settings: Record<string, string>, line?: Line): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'allround-e2e-'));
    const port = await freeTcp();
    const url = `http://localhost:${port}`;
    await line?.open(port);
    const env = {
      ALLROUND_URL: url,
      ALLROUND_LISTEN: `127.0.0.1:${port}`,
      ALLROUND_DATA: join(folder, 'data'),
      ALLROUND_MEDIA__LISTEN: `127.0.0.1:${await freeBoth()}`,
      ALLROUND_MEDIA__ADDRESS: '127.0.0.1',
      RUST_LOG: process.env.RUST_LOG ?? 'warn,str0m=error',
      ...settings,
    };
    return new Server(folder, args.map((arg) => arg.replace('PORT', String(port))), env, url, line);
  }

  /** Starts it again on the same data, at the real time. */
  async today(): Promise<void> {
    await this.end();
    await this.run(0);
  }

  private async run(days: number): Promise<void> {
    const program = process.env.ALLROUND;
    if (!program) throw new Error('ALLROUND names the program to test; `make test` sets it');
    this.days = days;
    this.text = '';
    const back = days > 0 ? { LD_PRELOAD: clock(), FAKETIME: `-${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' } : {};
    const [command = program, ...rest] = [...(this.line?.outside ?? []), program, ...this.args];
    this.process = spawn(command, rest, {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...this.settings, ...back },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    for (let tries = 0; tries < 600; tries += 1) {
      if (this.process.exitCode !== null) throw new Ended(`the program ended with ${this.process.exitCode}:\n${this.text}`);
      const answered = await fetch(this.url).then((answer) => answer.ok, () => false);
      if (answered) return;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error(`the program did not answer at ${this.url}:\n${this.text}`);
  }

  /** The process, for those who measure it. */
  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The file of its database, for those who work its figures out by themselves. */
  get database(): string {
    return join(this.folder, 'data', 'allround.db');
  }

  /** The demonstration's way in for a role, from what it printed. */
  link(role: string): string {
    const line = this.printed().split('\n').find((text) => text.trim().startsWith(`${role} `));
    const address = line?.match(/http\S+/)?.[0];
    if (!address) throw new Error(`no link for ${role}`);
    return address;
  }

  async stop(): Promise<void> {
    await this.end();
    this.line?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    if (this.process.exitCode === null) {
      this.process.kill('SIGTERM');
      await ended;
    }
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

/** A port that is free over UDP and over TCP. */
async function freeBoth(): Promise<number> {
  for (;;) {
    const port = await freeUdp();
    const free = await new Promise<boolean>((told) => {
      const probe = createServer().once('error', () => told(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => told(true)));
    });
    if (free) return port;
  }
}

function freeUdp(): Promise<number> {
  return new Promise((found) => {
    const probe = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
