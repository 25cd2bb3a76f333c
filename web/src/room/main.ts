// The live room. The page is whole without this script; with it, it follows the session by itself, with sound and pictures.
import { guardSending, watchWhenUsed } from "../found/sending";
import { bar } from "./bar";
import { sendInPlace } from "./forms";
import { listenToKeys } from "./keys";
import { follow } from "./live";
import { Media } from "./media";
import { onPanels } from "./panels";
import { isLive } from "./place";
import { tellOfRecording } from "./recording";
import { fillFromLibrary } from "./snippet";
import { takeUp } from "./take_up";
import { runTimer } from "./timer";

guardSending();
watchWhenUsed();
sendInPlace();
fillFromLibrary();
takeUp();
runTimer();
tellOfRecording();
listenToKeys();
follow();

let draw = (): void => undefined;
const media = new Media(() => draw());
draw = bar(media);
draw();

// Whoever was in comes back in by themselves, and whoever waited at the door enters when it opens.
onPanels(() => {
  if (isLive() && media.way.joined && !media.active) void media.join();
  if (!isLive() && media.active) void media.leave();
});
