// Says when a recording begins and ends, also to whoever comes in while one goes on. What is recorded stands in the panels.
import { announce } from "./announce";
import { onPanels } from "./panels";
import { say } from "./words";

let recorded = false;

export function tellOfRecording(): void {
  onPanels(() => {
    const now = document.getElementById("room-recording")?.dataset["recorded"] === "true";
    if (now !== recorded) announce(say(now ? "room-live-recorded" : "room-live-recorded-no-more"));
    recorded = now;
  });
}
