//! What the server tells a headless participant, and what it does about it.

use livekit_protocol as proto;
use livekit_protocol::signal_response::Message as Told;

use super::door::refusal;
use super::run::Run;
use super::transport;

impl Run {
    pub(super) async fn told(&mut self, message: Told) {
        match message {
            Told::Answer(answer) => {
                if self.transport.answered(answer).is_err() {
                    self.left = true;
                }
                let sections = self.transport.tracks.clone().into_iter().collect();
                self.report.send_modify(|report| report.sections = sections);
                if let Some((audios, videos)) = self.owed.take() {
                    self.offer(audios, videos, false).await;
                }
            }
            Told::MediaSectionsRequirement(requirement) => {
                let (audios, videos) = (requirement.num_audios, requirement.num_videos);
                if self.transport.waits() {
                    let (before, more) = self.owed.unwrap_or_default();
                    self.owed = Some((before + audios, more + videos));
                } else {
                    self.offer(audios, videos, false).await;
                }
            }
            Told::RefreshToken(token) => {
                self.entrance.token.clone_from(&token);
                self.token.send_replace(token);
            }
            Told::StreamStateUpdate(update) => self.report.send_modify(|report| {
                for stream in update.stream_states {
                    if stream.state() == proto::StreamState::Paused {
                        report.paused.insert(stream.track_sid);
                    } else {
                        report.paused.remove(&stream.track_sid);
                    }
                }
            }),
            Told::Leave(leave) if leave.action() == proto::leave_request::Action::Resume => self.come_back().await,
            Told::RoomUpdate(update) => self.report.send_modify(|report| report.room(update.room.as_ref())),
            Told::SubscriptionPermissionUpdate(verdict) => self.report.send_modify(|report| {
                report.verdicts.insert(verdict.track_sid, verdict.allowed);
            }),
            Told::SubscriptionResponse(response) => {
                let reason = response.err().as_str_name().to_owned();
                self.report.send_modify(|report| report.refusals.push(reason));
            }
            Told::Update(update) => self.report.send_modify(|report| {
                for participant in &update.participants {
                    report.participant(participant);
                }
            }),
            Told::TrackPublished(published) => {
                if let Some(track) = published.track {
                    self.sids.insert(published.cid, track.sid.clone());
                    self.report.send_modify(|report| {
                        report.own.insert(track.sid, track.muted);
                    });
                }
            }
            Told::TrackUnpublished(ended) => self.report.send_modify(|report| {
                report.own.remove(&ended.track_sid);
            }),
            Told::Mute(mute) => {
                let source = self.source_of(&mute.sid);
                self.muted.insert(source.into(), mute.muted);
                self.report.send_modify(|report| {
                    report.own.insert(mute.sid, mute.muted);
                });
            }
            Told::SpeakersChanged(changed) => self.report.send_modify(|report| report.speakers(&changed)),
            Told::SubscribedQualityUpdate(update) => {
                let best = update
                    .subscribed_codecs
                    .iter()
                    .flat_map(|codec| &codec.qualities)
                    .filter(|quality| quality.enabled)
                    .map(|quality| quality.quality)
                    .max()
                    .unwrap_or(-1);
                let count = self.entrance.clip.as_ref().map_or(0, |clip| clip.video.len());
                if let Some(stage) = &mut self.stage {
                    for (size, quality) in (0..count).zip(0i32..) {
                        stage.activate(size, quality <= best || (count == 1 && best >= 0));
                    }
                }
            }
            Told::RequestResponse(response) if response.reason != 0 => {
                let reason = response.reason().as_str_name().to_owned();
                self.report.send_modify(|report| report.refusals.push(reason));
            }
            Told::Leave(_) => {
                self.report.send_modify(|report| report.dismissed = Some(refusal(&message)));
                self.left = true;
            }
            _ => {}
        }
    }

    fn source_of(&self, sid: &str) -> proto::TrackSource {
        let camera = self.sids.get(transport::CAMERA).is_some_and(|own| own == sid);
        if camera { proto::TrackSource::Camera } else { proto::TrackSource::Microphone }
    }
}
