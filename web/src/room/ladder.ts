// Receives what the rung allows: who spoke last is seen first, and nobody's picture comes that is not wanted.
import { type Participant, type RemoteParticipant, type RemoteTrackPublication, type Room, Track } from "livekit-client";
import { limits, type Rung, type Size } from "./rung";

/** How long somebody must speak before their picture takes another's place, in milliseconds. */
const STEADY = 1_200;

export class Ladder {
  /** Who spoke, the last one first. */
  private heard: string[] = [];
  private next = "";
  private timer = 0;

  constructor(
    private readonly room: Room,
    private readonly rung: () => Rung,
  ) {}

  /** Somebody begins or ceases to speak, the loudest first. */
  hear(speakers: Participant[]): void {
    const own = this.room.localParticipant.identity;
    const first = speakers.find((speaker) => speaker.identity !== own)?.identity ?? "";
    if (first === this.next) return;
    this.next = first;
    clearTimeout(this.timer);
    if (!first || first === this.heard[0]) return;
    this.timer = window.setTimeout(() => {
      this.heard = [first, ...this.heard.filter((other) => other !== first)];
      this.apply();
    }, STEADY);
  }

  /** Asks for what the rung allows and for nothing else. */
  apply(): void {
    const allowed = limits(this.rung());
    const people = this.inOrder();
    let cameras = 0;
    people.forEach((person, place) => {
      for (const publication of person.trackPublications.values() as Iterable<RemoteTrackPublication>) {
        if (publication.source === Track.Source.Camera) {
          // A camera that is off takes nobody's place.
          const wanted = !publication.isMuted && cameras < allowed.cameras;
          if (wanted) cameras += 1;
          want(publication, wanted || (publication.isMuted && allowed.cameras === Infinity), place === 0 ? allowed.speaker : allowed.others);
        } else {
          want(publication, true, allowed.screen);
        }
      }
    });
  }

  /** Those who spoke, the last one first, then the others as they came. */
  private inOrder(): RemoteParticipant[] {
    const place = (person: RemoteParticipant): number => {
      const at = this.heard.indexOf(person.identity);
      return at < 0 ? this.heard.length : at;
    };
    return [...this.room.remoteParticipants.values()].sort((one, other) => place(one) - place(other));
  }
}

function want(publication: RemoteTrackPublication, wanted: boolean, size: Size): void {
  if (publication.isDesired !== wanted) publication.setSubscribed(wanted);
  if (wanted && publication.kind === Track.Kind.Video) publication.setVideoQuality(size as number);
}
