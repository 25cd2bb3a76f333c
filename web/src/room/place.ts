// The fixed elements of the room page. What changes with the session is inside #room-panels and fetched from the server.

export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

export const room = part("room");

/** The session's address, as "/sessions/ID". */
export const address = room.dataset["address"] ?? "";

/** The visitor's id, which is their identity in the room. */
export const me = room.dataset["me"] ?? "";

/** Whether the session is live, by the newest panels. */
export function isLive(): boolean {
  return document.getElementById("room-top")?.dataset["live"] === "true";
}

/** Shows or hides an element. */
export function show(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}
