// Receives what the rung allows: who spoke last is seen first, and nobody's picture comes that is not wanted.
import { type Participant, type RemoteParticipant, type RemoteTrackPublication, type Room, Track } from "livekit-client";
import { limits, type Rung, type Size } from "./rung";

/** How long somebody must speak before their picture takes another's place, in milliseconds. */
const STEADY = 1_200;

export class Ladder {
  /** Who spoke, the last one first: at once for voices, and steadily for pictures. */
  private spoke: string[] = [];
  private seen: string[] = [];
  private next = "";
  private timer = 0;

  constructor(
    private readonly room: Room,
    private readonly rung: () => Rung,
  ) {}

  /** Who speaks now, the loudest first. */
  hear(speakers: Participant[]): void {
    const own = this.room.localParticipant.identity;
    const now = speakers.map((speaker) => speaker.identity).filter((identity) => identity !== own);
    if (now.length === 0) return;
    this.spoke = [...now, ...this.spoke.filter((other) => !now.includes(other))];
    this.chooseVoices();
    const first = now[0] ?? "";
    if (first === this.next) return;
    this.next = first;
    clearTimeout(this.timer);
    if (first === this.seen[0]) return;
    this.timer = window.setTimeout(() => {
      this.seen = [first, ...this.seen.filter((other) => other !== first)];
      this.choosePictures();
    }, STEADY);
  }

  /** Asks for what the rung allows and for nothing else. */
  apply(): void {
    this.chooseVoices();
    this.choosePictures();
  }

  private chooseVoices(): void {
    let left = limits(this.rung()).voices;
    for (const person of this.inOrder(this.spoke)) {
      for (const publication of publications(person)) {
        if (publication.source !== Track.Source.Microphone) continue;
        // One that is off costs nothing, and is heard from the first word when it is turned on.
        want(publication, publication.isMuted || left > 0);
        if (!publication.isMuted) left -= 1;
      }
    }
  }

  private choosePictures(): void {
    const allowed = limits(this.rung());
    let left = allowed.cameras;
    this.inOrder(this.seen).forEach((person, place) => {
      for (const publication of publications(person)) {
        if (publication.source === Track.Source.Microphone) continue;
        if (publication.source === Track.Source.Camera) {
          const size = place === 0 ? allowed.speaker : allowed.others;
          want(publication, publication.isMuted ? allowed.cameras === Infinity : left > 0, size);
          if (!publication.isMuted) left -= 1;
        } else {
          want(publication, true, allowed.screen);
        }
      }
    });
  }

  /** Those in the list, then the others as they came. */
  private inOrder(first: string[]): RemoteParticipant[] {
    const place = (person: RemoteParticipant): number => {
      const at = first.indexOf(person.identity);
      return at < 0 ? first.length : at;
    };
    return [...this.room.remoteParticipants.values()].sort((one, other) => place(one) - place(other));
  }
}

function publications(person: RemoteParticipant): RemoteTrackPublication[] {
  return [...person.trackPublications.values()] as RemoteTrackPublication[];
}

function want(publication: RemoteTrackPublication, wanted: boolean, size: Size = 2): void {
  if (publication.isDesired !== wanted) publication.setSubscribed(wanted);
  if (wanted && publication.kind === Track.Kind.Video) publication.setVideoQuality(size as number);
}
