// Sound and pictures: joins the media room with the stock client and keeps the person in it until they leave.
import {
  type LocalTrackPublication,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  ConnectionQuality,
  DisconnectReason,
  Room,
  RoomEvent,
  Track,
} from "livekit-client";
import { announce, hideLine, showLine } from "./announce";
import { address } from "./place";
import { Ladder } from "./ladder";
import { below, limits, type Rung } from "./rung";
import { device, keepWay, type Way, way } from "./settings";
import { draw, drawScreen, drawSpeakers, erase, eraseAll } from "./tiles";
import { camera, CAMERA_LAYERS, capture, codec, lengthenPackets, SCREEN_LAYERS, speech } from "./voice";
import { say } from "./words";

/** How long a poor line is borne before fewer pictures are shown, in milliseconds. */
const PATIENCE = 10_000;

export class Media {
  readonly room: Room;
  readonly way: Way;
  /** Whether we are in, or on the way back. */
  active = false;
  private readonly sound = document.createElement("div");
  private poorSince = 0;
  private tries = 0;
  private muting = false;
  private readonly ladder: Ladder;
  /** The rung to which pictures come back by one press. */
  private seen: Rung;

  constructor(private readonly changed: () => void) {
    this.way = way(address);
    this.seen = this.way.rung === "sound" ? "speaker" : this.way.rung;
    lengthenPackets(() => limits(this.way.rung).thrifty);
    this.sound.hidden = true;
    document.body.append(this.sound);
    this.room = new Room({
      adaptiveStream: true,
      dynacast: true,
      disconnectOnPageLeave: true,
      videoCaptureDefaults: { deviceId: device("camera"), ...capture(this.way.rung) },
      audioCaptureDefaults: { deviceId: device("microphone"), echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      audioOutput: { deviceId: device("speaker") },
      publishDefaults: { videoCodec: codec(), videoSimulcastLayers: CAMERA_LAYERS, screenShareSimulcastLayers: SCREEN_LAYERS, ...speech(this.way.rung) },
    });
    this.ladder = new Ladder(this.room, () => this.way.rung);
    this.listen();
  }

  async join(): Promise<void> {
    this.active = true;
    this.keep({ joined: true });
    this.changed();
    announce(say("room-live-connecting"));
    try {
      const { token, url } = await ticket();
      await this.room.connect(url ?? location.origin.replace(/^http/, "ws"), token, { autoSubscribe: this.way.rung === "full" });
      this.ladder.apply();
      this.tellMost();
      this.tries = 0;
      hideLine();
      announce(say("room-live-connected"));
      if (this.way.microphone) await this.setMicrophone(true);
      if (this.way.camera) await this.setCamera(true);
    } catch {
      this.active = false;
      showLine(say("room-live-failed"), { label: say("room-live-retry"), act: () => void this.join() });
    }
    this.drawAll();
  }

  async leave(): Promise<void> {
    this.active = false;
    this.keep({ joined: false });
    await this.room.disconnect();
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.muting = true;
    try {
      await this.room.localParticipant.setMicrophoneEnabled(on, undefined, speech(this.way.rung));
      this.keep({ microphone: on });
    } catch {
      showLine(say("room-live-no-mic"));
    } finally {
      this.muting = false;
    }
    this.drawAll();
  }

  async setCamera(on: boolean): Promise<void> {
    try {
      await this.room.localParticipant.setCameraEnabled(on, capture(this.way.rung), camera(this.way.rung));
      this.keep({ camera: on });
    } catch {
      showLine(say("room-live-no-camera"));
    }
    this.drawAll();
  }

  async setShare(on: boolean): Promise<void> {
    try {
      await this.room.localParticipant.setScreenShareEnabled(on, { audio: false }, { simulcast: true });
    } catch {
      // Closing the browser's own choice of screens is a change of mind, not a failure.
      if (!on) showLine(say("room-live-no-share"));
    }
    this.drawAll();
  }

  /** Receives what a rung of the ladder allows. Sending one's own camera is another matter: it goes on, smaller if need be. */
  async setRung(rung: Rung): Promise<void> {
    const before = this.way.rung;
    if (rung === before) return;
    if (rung !== "sound") this.seen = rung;
    this.keep({ rung });
    this.ladder.apply();
    this.tellMost();
    announce(rung === "sound" ? say("room-live-slim") : say("room-live-rung", { name: say(`room-rung-${rung}`) }));
    this.drawAll();
    const [old, now] = [limits(before), limits(rung)];
    if (old.thrifty !== now.thrifty) await this.sendAnew(Track.Source.Microphone);
    if (old.small !== now.small) await this.sendAnew(Track.Source.Camera);
  }

  /** Tells the server the most that shall come. One that does not know this wish refuses it, and the ladder holds without. */
  private tellMost(): void {
    const { kilobits } = limits(this.way.rung);
    this.room.localParticipant.setAttributes({ receives: kilobits > 0 ? String(kilobits) : "" }).catch(() => undefined);
  }

  /** Pictures off, or back as they were. */
  togglePictures(): void {
    void this.setRung(this.way.rung === "sound" ? this.seen : "sound");
  }

  /** Sends a source as the rung wants it, if it is sent. */
  private async sendAnew(source: Track.Source): Promise<void> {
    const self = this.room.localParticipant;
    const publication = self.getTrackPublication(source);
    if (!publication?.track) return;
    const on = !publication.isMuted;
    await self.unpublishTrack(publication.track);
    if (!on) return;
    if (source === Track.Source.Microphone) await this.setMicrophone(true);
    else await this.setCamera(true);
  }

  private keep(change: Partial<Way>): void {
    Object.assign(this.way, change);
    keepWay(address, this.way);
  }

  private drawAll(): void {
    if (this.room.state === "connected" || this.room.state === "reconnecting") {
      draw(this.room.localParticipant, true);
      for (const participant of this.room.remoteParticipants.values()) draw(participant, false);
      drawScreen([...this.room.remoteParticipants.values()]);
    }
    this.changed();
  }

  private listen(): void {
    const all = (): void => this.drawAll();
    this.room
      .on(RoomEvent.ParticipantConnected, (person: RemoteParticipant) => {
        announce(say("room-live-joined", { name: person.name ?? "" }));
        this.drawAll();
      })
      .on(RoomEvent.ParticipantDisconnected, (person: RemoteParticipant) => {
        announce(say("room-live-left", { name: person.name ?? "" }));
        erase(person);
        this.ladder.apply();
        this.drawAll();
      })
      .on(RoomEvent.TrackPublished, () => this.ladder.apply())
      .on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
        if (track.kind === Track.Kind.Audio) this.sound.append(track.attach());
        this.drawAll();
      })
      .on(RoomEvent.TrackSubscriptionFailed, (_, person: RemoteParticipant) => {
        showLine(say("room-live-unreadable", { name: person.name ?? "" }));
      })
      .on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
        for (const element of track.detach()) element.remove();
        this.drawAll();
      })
      .on(RoomEvent.TrackMuted, (publication, person) => {
        const own = person.identity === this.room.localParticipant.identity;
        if (own && !this.muting && publication.source === Track.Source.Microphone) this.wasMuted();
        if (!own) this.ladder.apply();
        this.drawAll();
      })
      .on(RoomEvent.TrackUnmuted, () => {
        this.ladder.apply();
        this.drawAll();
      })
      .on(RoomEvent.TrackUnpublished, all)
      .on(RoomEvent.LocalTrackPublished, all)
      .on(RoomEvent.LocalTrackUnpublished, (publication: LocalTrackPublication) => {
        for (const element of publication.track?.detach() ?? []) element.remove();
        this.drawAll();
      })
      .on(RoomEvent.ParticipantAttributesChanged, all)
      .on(RoomEvent.ParticipantNameChanged, all)
      .on(RoomEvent.ActiveSpeakersChanged, (speakers: Participant[]) => {
        drawSpeakers(speakers);
        this.ladder.hear(speakers);
      })
      .on(RoomEvent.AudioPlaybackStatusChanged, all)
      .on(RoomEvent.ConnectionQualityChanged, (quality: ConnectionQuality, person: Participant) => {
        if (person.identity === this.room.localParticipant.identity) this.judge(quality);
      })
      .on(RoomEvent.SignalReconnecting, () => showLine(say("room-live-lost")))
      .on(RoomEvent.Reconnecting, () => showLine(say("room-live-lost")))
      .on(RoomEvent.Reconnected, () => {
        this.tellMost();
        hideLine();
        this.ladder.apply();
        announce(say("room-live-back"));
        this.drawAll();
      })
      .on(RoomEvent.Disconnected, (reason?: DisconnectReason) => this.ended(reason));
  }

  private wasMuted(): void {
    this.keep({ microphone: false });
    announce(say("room-live-muted"));
    showLine(say("room-live-muted"));
    setTimeout(hideLine, 8_000);
  }

  /** Steps down before the sound suffers, and says so. */
  private judge(quality: ConnectionQuality): void {
    const now = performance.now();
    if (quality !== ConnectionQuality.Poor) this.poorSince = 0;
    else if (this.poorSince === 0) this.poorSince = now;
    else if (now - this.poorSince > PATIENCE && this.way.rung !== "sound") {
      this.poorSince = now;
      const before = this.way.rung;
      void this.setRung(below(before));
      const back = { label: say("room-bar-slim-on"), act: () => void this.setRung(before).then(hideLine) };
      showLine(say(below(before) === "sound" ? "room-live-slow" : "room-live-fewer"), back);
      setTimeout(hideLine, 12_000);
    }
  }

  private ended(reason?: DisconnectReason): void {
    eraseAll();
    this.sound.replaceChildren();
    const wanted = this.active;
    this.active = false;
    this.changed();
    if (!wanted || reason === DisconnectReason.CLIENT_INITIATED) return;
    if (reason === DisconnectReason.PARTICIPANT_REMOVED) return this.stay(say("room-live-removed"));
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) return this.stay(say("room-live-elsewhere"));
    if (reason === DisconnectReason.ROOM_DELETED) return;
    showLine(say("room-live-lost"));
    this.tries += 1;
    setTimeout(() => void this.join(), Math.min(1_000 * 2 ** this.tries, 15_000));
  }

  private stay(words: string): void {
    this.keep({ joined: false });
    showLine(words, { label: say("room-live-retry"), act: () => void this.join() });
  }
}

/** What opens the room; `url` is the media cluster's, where there is one. */
async function ticket(): Promise<{ token: string; url: string | null }> {
  const response = await fetch(`${address}/ticket`, {
    method: "POST",
    body: new URLSearchParams(),
    credentials: "same-origin",
  });
  if (!response.ok) throw new Error(`no ticket: ${response.status}`);
  return (await response.json()) as { token: string; url: string | null };
}
