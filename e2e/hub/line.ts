// The line between browsers and a server in another network (see .ci/with-network), which a test can cut.
import { execFileSync } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run this through .ci/with-network; \`make test\` does`);
  return value;
}

export class Line {
  /** The server's address. */
  readonly there = given('NETWORK_HERE');
  /** How a program is started at the server's end. */
  readonly outside = ['nsenter', `--net=${given('NETWORK_OUTSIDE')}`];
  private readonly device = given('NETWORK_DEVICE');
  private readonly prefix = given('NETWORK_PREFIX');
  private readonly sockets = new Set<Socket>();
  private door?: Server;
  private shut = false;
  private last = 2;

  /** Lets a port of localhost, where browsers allow cameras, lead to the same port of the server. */
  async open(port: number): Promise<void> {
    this.door = createServer((near) => {
      if (this.shut) return near.destroy();
      const far = connect(port, this.there);
      for (const [from, to] of [[near, far], [far, near]] as const) {
        this.sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => (this.sockets.delete(from), to.end()));
        from.pipe(to);
      }
    });
    await new Promise<void>((ready) => this.door?.listen(port, '127.0.0.1', ready));
  }

  /** Breaks every connection over HTTP, and lets none come about while it is shut. Media goes on. */
  signalling(shut: boolean): void {
    this.shut = shut;
    for (const socket of this.sockets) socket.destroy();
  }

  /** The browsers' machine gets another address and loses the one it had, and its connections with it, as with another network. */
  move(): void {
    const before = `${this.prefix}.${this.last}/24`;
    this.last += 1;
    // In this order: with the first address of a network its other ones go as well.
    this.ip('address', 'del', before, 'dev', this.device);
    this.ip('address', 'add', `${this.prefix}.${this.last}/24`, 'dev', this.device);
    this.ip('route', 'replace', 'default', 'via', this.there);
    this.signalling(false);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.door?.close();
  }

  private ip(...what: string[]): void {
    execFileSync('ip', what);
  }
}
