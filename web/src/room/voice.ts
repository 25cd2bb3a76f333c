// How this page sends sound, camera and screen on each rung.
import { AudioPresets, type TrackPublishOptions, type VideoCaptureOptions, VideoPreset, VideoPresets } from "livekit-client";
import { limits, type Rung } from "./rung";

/** The smallest picture: many of these fit a poor line. */
const SMALL = new VideoPreset(320, 180, 70_000, 10);

/** The smallest form of a shared screen: slides on a line of 64 kbit/s, beside the sound. */
const SLIDE = new VideoPreset(800, 450, 30_000, 2);

/** Sizes of the camera and of the screen below the full one. */
export const CAMERA_LAYERS = [SMALL, VideoPresets.h360];
export const SCREEN_LAYERS = [SLIDE];

/** Speech. Silence is hardly sent. */
export function speech(rung: Rung): TrackPublishOptions {
  const preset = limits(rung).thrifty ? { maxBitrate: 16_000 } : AudioPresets.speech;
  return { audioPreset: preset, dtx: true };
}

/** VP8, which everybody can show; H.264 where a browser has nothing else. */
export function codec(): "vp8" | "h264" {
  const known = globalThis.RTCRtpSender?.getCapabilities("video")?.codecs ?? [];
  const has = (name: string): boolean => known.some((one) => one.mimeType.toLowerCase() === `video/${name}`);
  return has("h264") && !has("vp8") ? "h264" : "vp8";
}

export function capture(rung: Rung): VideoCaptureOptions {
  return { resolution: limits(rung).small ? SMALL.resolution : VideoPresets.h540.resolution };
}

export function camera(rung: Rung): TrackPublishOptions {
  return limits(rung).small ? { simulcast: false, videoEncoding: SMALL.encoding } : { simulcast: true, videoSimulcastLayers: CAMERA_LAYERS };
}

/** Milliseconds of sound in a packet: with three times as many, the packets' own heads take 13 kbit/s less. */
const LONG = 60;

/**
 * Packets of sound become long while `wanted` says so. The client library has no setting for it; the browser reads it from
 * the answer of the server, so that is where it is put in, for the sections in which this page sends.
 */
export function lengthenPackets(wanted: () => boolean): void {
  const connection = globalThis.RTCPeerConnection?.prototype;
  if (!connection) return;
  const original = connection.setRemoteDescription as (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
  connection.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
    const sdp = wanted() && description.type === "answer" && description.sdp ? lengthened(description.sdp) : description.sdp;
    return original.call(this, { type: description.type, sdp });
  } as typeof original;
}

export function lengthened(sdp: string): string {
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => {
      const sends = section.startsWith("m=audio") && section.includes("a=recvonly");
      return sends ? `${section.replace(/^a=(max)?ptime:.*\r\n/gm, "")}a=ptime:${LONG}\r\na=maxptime:${LONG}\r\n` : section;
    })
    .join("");
}
