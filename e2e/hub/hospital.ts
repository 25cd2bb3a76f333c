// A hospital's firewall, and what stands before a hub: Debian's nginx and coturn, set as docs/install.md says.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Line } from './line';

export const SECRET = 'a long random secret of the tests';

export class Hospital {
  private readonly folder = mkdtempSync(join(tmpdir(), 'allround-hospital-'));
  private readonly programs: ChildProcess[] = [];
  /**
   * The hub's address, and that of the TURN server: from the network kept for documentation, because browsers refuse media over
   * TCP at port 443 of a private address.
   */
  readonly hub = '203.0.113.7';
  readonly turn = '203.0.113.9';

  constructor(private readonly line: Line) {
    const device = (process.env.NETWORK_DEVICE ?? '').replace('in', 'out');
    for (const address of [this.hub, this.turn]) {
      execFileSync('nsenter', [...line.outside.slice(1), 'ip', 'address', 'add', `${address}/32`, 'dev', device]);
    }
    execFileSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=hub.example.org'],
      ...['-addext', `subjectAltName=IP:${this.hub},IP:${this.turn}`, '-keyout', this.file('key.pem'), '-out', this.file('chain.pem')],
    ], { stdio: 'ignore' });
  }

  /** Lets nothing out but TCP to port 443, and nothing in that was not asked for. */
  shut(): void {
    const rules = `flush ruleset
      table inet hospital {
        chain out { type filter hook output priority 0; policy drop; oifname lo accept; tcp dport 443 accept; }
        chain in { type filter hook input priority 0; policy drop; iifname lo accept; ct state established accept; }
      }`;
    execFileSync('nft', ['-f', '-'], { input: rules });
  }

  /** nginx on 443: TLS leads to the pages, anything else to the media. */
  async nginx(pages: string, media: string): Promise<void> {
    writeFileSync(this.file('nginx.conf'), `
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
pid ${this.file('nginx.pid')};
error_log stderr;
events {}
stream {
    map $ssl_preread_protocol $behind {
        ""      ${media};
        default 127.0.0.1:8443;
    }
    server {
        listen ${this.hub}:443;
        ssl_preread on;
        proxy_pass $behind;
        proxy_timeout 1h;
    }
}
http {
    access_log off;
    server {
        listen 127.0.0.1:8443 ssl;
        ssl_certificate     ${this.file('chain.pem')};
        ssl_certificate_key ${this.file('key.pem')};
        location / {
            proxy_pass http://${pages};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_buffering off;
            proxy_read_timeout 1h;
        }
    }
    map $http_upgrade $connection_upgrade {
        default upgrade;
        ""      "";
    }
}
`);
    this.start('nginx', ['-c', this.file('nginx.conf'), '-p', this.folder, '-g', 'daemon off;']);
    await this.answers(this.hub);
  }

  /** coturn with TLS on 443, which leads to the hub's media and nowhere else. */
  async coturn(): Promise<void> {
    writeFileSync(this.file('turnserver.conf'), `
realm=hub.example.org
tls-listening-port=443
cert=${this.file('chain.pem')}
pkey=${this.file('key.pem')}
use-auth-secret
static-auth-secret=${SECRET}
no-multicast-peers
denied-peer-ip=0.0.0.0-255.255.255.255
denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
allowed-peer-ip=${this.hub}
# Only so that the test leaves no traces, and takes the address it was given.
listening-ip=${this.turn}
relay-ip=${this.turn}
no-cli
log-file=${this.file('turn.log')}
simple-log
pidfile=${this.file('turn.pid')}
userdb=${this.file('turn.db')}
`);
    this.start('turnserver', ['-c', this.file('turnserver.conf')]);
    await this.answers(this.turn);
  }

  /** What the TURN server says to somebody with a good pass who wants it to lead to an address. */
  leads(address: string): string {
    const name = `${Math.floor(Date.now() / 1000) + 600}:somebody`;
    const pass = createHmac('sha1', SECRET).update(name).digest('base64');
    const order = ['-t', '-S', '-c', '-n', '1', '-m', '1', '-p', '443', '-u', name, '-w', pass, '-e', address, this.turn];
    return spawnSync('turnutils_uclient', order, { encoding: 'utf8', timeout: 10_000 }).stdout;
  }

  close(): void {
    for (const program of this.programs) program.kill('SIGTERM');
  }

  private file(name: string): string {
    return join(this.folder, name);
  }

  private start(program: string, args: string[]): void {
    const [command = '', ...rest] = [...this.line.outside, program, ...args];
    this.programs.push(spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }));
  }

  private async answers(address: string): Promise<void> {
    const tried = () => new Promise<boolean>((done) => {
      const socket = connect(443, address, () => (socket.destroy(), done(true)));
      socket.on('error', () => done(false));
    });
    await expect.poll(tried, { timeout: 30_000, message: `somebody answers at ${address}` }).toBe(true);
  }
}
