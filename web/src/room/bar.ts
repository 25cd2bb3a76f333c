// The bar of controls, always with words: microphone, camera, screen, hand, pictures, leave.
import type { Media } from "./media";
import { onPanels } from "./panels";
import { isLive, part, show } from "./place";
import { isRung } from "./rung";
import { say } from "./words";

export function bar(media: Media): () => void {
  const button = (id: string): HTMLButtonElement => part<HTMLButtonElement>(id);
  const [join, sound, mic, camera, share, hand, slim] = [
    button("room-join"),
    button("room-sound"),
    button("room-mic"),
    button("room-camera"),
    button("room-share"),
    button("room-hand"),
    button("room-slim"),
  ] as const;
  const rung = part<HTMLSelectElement>("room-rung");

  const self = media.room.localParticipant;
  join.addEventListener("click", () => {
    Object.assign(media.way, { microphone: true, camera: true });
    void media.join();
  });
  sound.addEventListener("click", () => void media.room.startAudio());
  mic.addEventListener("click", () => void media.setMicrophone(!self.isMicrophoneEnabled));
  camera.addEventListener("click", () => void media.setCamera(!self.isCameraEnabled));
  share.addEventListener("click", () => void media.setShare(!self.isScreenShareEnabled));
  slim.addEventListener("click", () => media.togglePictures());
  rung.addEventListener("change", () => {
    if (isRung(rung.value)) void media.setRung(rung.value);
  });
  hand.addEventListener("click", () => document.querySelector<HTMLButtonElement>("#hand-raised")?.click());
  part("room-leave").addEventListener("click", () => void media.leave());
  const frame = part("room-bar");
  show(frame, true);
  // The page ends above the bar, however many lines the bar has.
  const room = document.querySelector<HTMLElement>(".room");
  new ResizeObserver(() => {
    room?.style.setProperty("--room-bar", `${frame.offsetHeight}px`);
    document.documentElement.style.scrollPaddingBottom = `${frame.offsetHeight + 16}px`;
  }).observe(frame);

  const draw = (): void => {
    const live = isLive();
    const inside = media.active;
    show(join, live && !inside);
    show(sound, inside && !media.room.canPlaybackAudio);
    for (const control of [mic, camera, slim]) show(control, inside);
    show(part("room-rung-choice"), inside);
    rung.value = media.way.rung;
    show(share, inside && typeof navigator.mediaDevices?.getDisplayMedia === "function");
    show(hand, live);
    label(mic, self.isMicrophoneEnabled, "room-bar-mic");
    label(camera, self.isCameraEnabled, "room-bar-camera");
    label(share, self.isScreenShareEnabled, "room-bar-share");
    label(slim, media.way.rung === "sound", "room-bar-slim");
    const raised = document.getElementById("hand-raised");
    if (raised) words(hand, raised.textContent?.trim() ?? "");
    hand.classList.toggle("room-button--on", document.getElementById("room-top")?.dataset["raised"] === "true");
  };
  onPanels(draw);
  return draw;
}

/** The words say what pressing does; the look says how it is. */
function label(button: HTMLButtonElement, on: boolean, key: string): void {
  words(button, say(`${key}-${on ? "on" : "off"}`));
  button.classList.toggle("room-button--on", on);
}

function words(button: HTMLButtonElement, text: string): void {
  const element = button.querySelector("[data-label]");
  if (element && element.textContent !== text) element.textContent = text;
}
