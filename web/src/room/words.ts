// The sentences that the scripts say. The page carries them in the reader's language; "{name}" is put in here.

const element = document.getElementById("room-words");
const known: Record<string, string> = JSON.parse(element?.textContent ?? "{}") as Record<string, string>;

export function say(key: string, values: Record<string, string | number> = {}): string {
  const text = known[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
