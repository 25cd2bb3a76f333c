// The sentences of the check, in the reader's language; "%{found}" is put in here.

const known: Record<string, string> = JSON.parse(
  document.getElementById("found-words")?.textContent ?? "{}",
) as Record<string, string>;

export function say(key: string, values: Record<string, string | number> = {}): string {
  const text = known[key] ?? key;
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

export function count(open: number): string {
  return open === 1 ? say("one") : say("other", { count: open });
}
