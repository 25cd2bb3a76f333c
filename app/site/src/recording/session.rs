//! Starts and stops the recording of a session.

use domain::{
    access::{LeadSession, Permit},
    fields::Faults,
    id::RecordingId,
    recording::{Ending, Refused},
};

use super::end;
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Starts it ("recording" is "on") or stops it. Whoever has not said yes is not in it.
pub async fn post(v: Visit, permit: Allowed<LeadSession>, sent: Sent) -> Reply {
    let session = permit.thing();
    let mut tx = v.write(&sent).await?;
    if sent.fields.get("recording") == "on" {
        if let Err(why) = begin(&v, &mut tx, &permit).await? {
            drop(tx);
            let form = Form { fields: sent.fields, faults: Faults::one("start", why.key()) };
            return refuse(&v, session, None, Typed { at: "recording".to_owned(), form }).await;
        }
    } else {
        end(&v, &mut tx, &permit, Ending::Stopped).await?;
    }
    let done = v.done(tx, &sent, &address(session, "room-recording")).await;
    if sent.fields.get("recording") == "on" {
        match done {
            Ok(_) => {
                catch_up(&v, &permit).await?;
                watch(&v, &permit).await?;
            }
            // What is not written down is not recorded.
            Err(_) => drop(v.app.rooms.stop_recording(session).await),
        }
    }
    done
}

/// Whoever took their word back while the recording began is not in it.
async fn catch_up(v: &Visit, permit: &Permit<LeadSession>) -> Result<(), Error> {
    let agreed = store::recording::agreed(&mut v.app.db.read().await?, permit.thing()).await?;
    for sitter in v.app.rooms.present(permit.thing()).await.unwrap_or_default() {
        if !agreed.contains(&sitter.person) {
            let stopped = v.app.rooms.record_person(permit.thing(), sitter.person, false).await;
            stopped.map_err(|_| Error::Busy(1))?;
        }
    }
    Ok(())
}

/// Waits beside the request for a recording that ends by itself, so that the room is told at once.
async fn watch(v: &Visit, permit: &Permit<LeadSession>) -> Result<(), Error> {
    let standing = store::recording::standing(&mut v.app.db.read().await?, permit).await?;
    let Some((recording, _)) = standing.open else { return Ok(()) };
    let (app, session) = (v.app.clone(), permit.thing());
    tokio::spawn(async move {
        let Some(ending @ (Ending::Disk | Ending::Empty)) = app.rooms.recording_ended(session).await else { return };
        let ended = async {
            let mut tx = app.db.write().await?;
            store::recording::end_alone(&mut tx, recording, ending, app.world.now()).await?;
            tx.save().await
        };
        if let Err(error) = ended.await {
            // The job that looks after the recording does it.
            tracing::warn!(%error, "that a recording ended by itself could not be written down");
        }
    });
    Ok(())
}

async fn begin(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<LeadSession>,
) -> Result<Result<RecordingId, Refused>, Error> {
    let standing = store::agenda::standing(tx, permit).await?;
    let recording = store::recording::standing(tx, permit).await?;
    if let Err(why) = recording.extent.allows(&standing.agenda, standing.place()) {
        return Ok(Err(why));
    }
    let id = match store::recording::begin(tx, permit, &v.app.world).await {
        Ok(id) => id,
        Err(store::Error::Taken) => return Ok(Err(Refused::Already)),
        Err(error) => return Err(error.into()),
    };
    let people = store::recording::agreed(tx, permit.thing()).await?;
    let folder = media::recording::folder(&v.app.recordings, id);
    Ok(v.app.rooms.record(permit.thing(), folder, people).await.map(|()| id))
}
