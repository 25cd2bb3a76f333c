// Figures as lines "name value unit" and as a file, each with its peer from the same minute where it has one.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  peer?: string;
  peer_value?: number;
  ratio?: number;
}

export class Figures {
  private readonly all: Figure[] = [];

  add(name: string, value: number, unit: string, peer?: { name: string; value: number }): void {
    const figure: Figure = { name, value, unit };
    if (peer) Object.assign(figure, { peer: peer.name, peer_value: peer.value, ratio: value / peer.value });
    this.all.push(figure);
    const beside = peer ? `   (${peer.name} ${peer.value.toFixed(2)}, ratio ${(value / peer.value).toFixed(2)})` : '';
    console.log(`${name} ${value.toFixed(2)} ${unit}${beside}`);
  }

  async keep(part: string): Promise<void> {
    const file = `${process.env.BENCH ?? '../target/bench'}/${part}.json`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(this.all, undefined, 2));
  }
}

/** The value below which a share of the sample lies. */
export function share(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
