// A part of a page that tells what is going on now: fetched again every few seconds, and put in place unless somebody
// is at work inside it. Without the script, reloading the page does the same.

export function follow(part: HTMLElement): void {
  const seconds = Number(part.dataset["follow"]);
  if (!part.id || !(seconds > 0)) return;
  setInterval(() => void renew(part.id), seconds * 1000);
}

async function renew(id: string): Promise<void> {
  const part = document.getElementById(id);
  if (!part || document.hidden || part.contains(document.activeElement)) return;
  try {
    const response = await fetch(location.href, { credentials: "same-origin" });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(id);
    if (fresh && !part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
  } catch {
    // The line is away; the next round may find it.
  }
}
