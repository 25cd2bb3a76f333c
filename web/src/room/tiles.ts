// The faces in the strip and the shared screen. Names, professions and communities come with the server's token.
import { type Participant, Track } from "livekit-client";
import { part, show } from "./place";
import { say } from "./words";

const strip = part("room-strip");
const screen = part("room-screen");
const tiles = new Map<string, HTMLElement>();

/** Draws a participant's tile as it should be now. */
export function draw(participant: Participant, own: boolean): void {
  const tile = tiles.get(participant.identity) ?? make(participant, own);
  const name = participant.name || participant.identity;
  const note = [profession(participant), participant.attributes["community"]].filter(Boolean).join(" · ");
  text(tile, ".room-tile__name", own ? say("room-live-you", { name }) : name);
  text(tile, ".room-tile__note", note);
  const muted = !participant.isMicrophoneEnabled;
  tile.classList.toggle("room-tile--muted", muted);
  text(tile, ".room-tile__mic", muted ? say("room-live-mic-off") : "");
  picture(tile, participant, own);
  show(strip, tiles.size > 0);
}

export function erase(participant: Participant): void {
  tiles.get(participant.identity)?.remove();
  tiles.delete(participant.identity);
  show(strip, tiles.size > 0);
}

export function eraseAll(): void {
  for (const tile of tiles.values()) tile.remove();
  tiles.clear();
  show(strip, false);
  drawScreen([]);
}

/** Marks those who speak; the words in the tile say it too, not the frame alone. */
export function drawSpeakers(speakers: Participant[]): void {
  const loud = new Set(speakers.map((speaker) => speaker.identity));
  for (const [identity, tile] of tiles) tile.classList.toggle("room-tile--speaking", loud.has(identity));
}

/** Shows the shared screen of whoever shares one. */
export function drawScreen(participants: Participant[]): void {
  const sharer = participants.find((participant) => shared(participant));
  const track = sharer && shared(sharer);
  show(screen, Boolean(track));
  if (!sharer || !track) {
    screen.replaceChildren();
    delete screen.dataset["track"];
    return;
  }
  if (screen.dataset["track"] === track.sid) return;
  screen.dataset["track"] = track.sid ?? "";
  const caption = document.createElement("p");
  caption.className = "room-screen__by";
  caption.textContent = sharer.name ?? "";
  screen.replaceChildren(track.attach(), caption);
}

function shared(participant: Participant): Track | undefined {
  const publication = participant.getTrackPublication(Track.Source.ScreenShare);
  return publication && !publication.isMuted ? publication.track : undefined;
}

function profession(participant: Participant): string {
  const code = participant.attributes["profession"];
  return code ? say(`profession-${code}`) : "";
}

function picture(tile: HTMLElement, participant: Participant, own: boolean): void {
  const publication = participant.getTrackPublication(Track.Source.Camera);
  const track = publication && !publication.isMuted ? publication.track : undefined;
  const frame = tile.querySelector<HTMLElement>(".room-tile__picture");
  if (!frame) return;
  tile.classList.toggle("room-tile--dark", !track);
  if (!track) {
    frame.querySelector("video")?.remove();
    delete tile.dataset["track"];
    return;
  }
  if (tile.dataset["track"] === track.sid && frame.querySelector("video")) return;
  tile.dataset["track"] = track.sid ?? "";
  frame.querySelector("video")?.remove();
  const video = track.attach();
  video.classList.toggle("room-tile__mirror", own);
  frame.append(video);
}

function make(participant: Participant, own: boolean): HTMLElement {
  const tile = document.createElement("li");
  tile.className = "room-tile";
  tile.dataset["identity"] = participant.identity;
  tile.innerHTML = `<div class="room-tile__picture"><span class="room-tile__initials" aria-hidden="true"></span></div>
    <p class="room-tile__words"><strong class="room-tile__name" dir="auto"></strong> <span class="room-tile__note"></span> <span class="room-tile__mic"></span></p>`;
  text(tile, ".room-tile__initials", initials(participant.name ?? ""));
  tiles.set(participant.identity, tile);
  if (own) strip.prepend(tile);
  else strip.append(tile);
  return tile;
}

function initials(name: string): string {
  const letters = name.split(/[\s-]+/).map((word) => word.charAt(0));
  return (letters[0] ?? "") + (letters.length > 1 ? (letters[letters.length - 1] ?? "") : "");
}

function text(tile: HTMLElement, selector: string, words: string): void {
  const element = tile.querySelector(selector);
  if (element && element.textContent !== words) element.textContent = words;
}
