// Many clients at once, each asking again as soon as it has its answer, over connections that stay open.
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Ask {
  url: string;
  cookie?: string;
  /** Fields of a form to send; without them the page is fetched. */
  fields?: () => Record<string, string>;
}

/** How long each request took, in milliseconds, and the bytes of one answer. */
export interface Load {
  times: number[];
  bytes: number;
}

export const CLIENTS = 50;

/** So many requests in all from [`CLIENTS`] clients. Any answer that is no success ends the measurement. */
export async function load(ask: Ask, requests: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const times: number[] = [];
  let bytes = 0;
  let left = requests;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      bytes = await once(ask, agent);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return { times, bytes };
}

function once(ask: Ask, agent: Agent): Promise<number> {
  const body = ask.fields && new URLSearchParams(ask.fields()).toString();
  const headers: Record<string, string> = { 'accept-encoding': 'gzip' };
  if (ask.cookie) headers.cookie = ask.cookie;
  if (body !== undefined) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    headers['content-length'] = String(Buffer.byteLength(body));
    headers['sec-fetch-site'] = 'same-origin';
  }
  return new Promise((done, failed) => {
    const sent = request(ask.url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        if (status < 400) done(bytes);
        else failed(new Error(`${status} from ${new URL(ask.url).pathname}`));
      });
      answer.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

/** The floor: a server that does nothing but hand out as many bytes, on the same machine in the same minute. */
export async function floor(bytes: number, requests: number): Promise<number[]> {
  const body = Buffer.alloc(bytes, 120);
  const server = createServer((asked, answer) => asked.resume().on('end', () => answer.end(body)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const { times } = await load({ url: `http://127.0.0.1:${port}/` }, requests);
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  return times;
}
