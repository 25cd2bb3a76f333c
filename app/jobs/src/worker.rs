//! The loop: takes jobs that are due, does a few at a time, and says what became of each.

use std::{pin::pin, time::Duration};

use domain::{
    id::JobId,
    job::{ATTEMPTS, Job, LEASE, again},
};
use store::job::{self, Held};
use tokio::{
    task::{AbortHandle, JoinError, JoinSet},
    time::timeout,
};

use crate::{
    certificate, file, follow_up, letter, mail, recording, session, survey,
    tools::{Failure, Tools},
};

/// Jobs done at a time.
const AT_ONCE: usize = 4;

/// How long the loop rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How long a job may take; its lease must outlast it.
const PATIENCE: Duration = Duration::from_secs(LEASE.unsigned_abs() - 20);

/// How long a job may take that works on recordings: it is held as long as it goes on.
const LONG: Duration = Duration::from_secs(12 * 3_600);

/// How often a job that takes long is held.
const HOLD: Duration = Duration::from_secs(LEASE.unsigned_abs() / 4);

/// How long jobs that are being done may go on after the stop. Of those that take longer, what is not given back comes back when its
/// lease ends.
const FAREWELL: Duration = Duration::from_secs(10);

/// Seconds after which a job that waits for something is looked at again.
const WAIT: i64 = 60;

/// Does one job.
async fn perform(tools: &Tools, held: &Held) -> Result<(), Failure> {
    let last = held.attempt >= ATTEMPTS;
    match &held.job {
        Job::SendMail { mail } => mail::send(tools, *mail, last).await,
        Job::SendLetter { letter } => letter::send(tools, *letter).await,
        Job::ReprintLetter { letter } => letter::reprint(tools, *letter).await,
        Job::RemindLetter { case, version, number } => letter::reminder::remind(tools, *case, *version, *number).await,
        Job::SendCertificate { certificate } => certificate::send(tools, *certificate).await,
        Job::RemindFollowUp { case } => follow_up::remind(tools, *case).await,
        Job::RepeatFollowUp { case } => follow_up::repeat(tools, *case).await,
        Job::RemindSession { session } => session::remind(tools, *session).await,
        Job::TendWave { wave, repeats } => survey::tend(tools, *wave, *repeats).await,
        Job::KeepRecording { recording } => recording::keep(tools, held.id, *recording).await,
        Job::CutRecording { recording } => recording::cut(tools, held.id, *recording).await,
        Job::ComposeRecording { recording, person } => recording::compose(tools, held.id, *recording, *person).await,
        Job::ComposeSession { session, person } => recording::compose_session(tools, held.id, *session, *person).await,
        Job::RemoveRecording { recording } => recording::remove(tools, *recording).await,
        Job::RemoveFile { hub, file } => file::remove(tools, *hub, *file).await,
    }
}

/// Whether a job may take long. It is cut off when the program stops, and begins anew.
fn is_long(job: &Job) -> bool {
    matches!(
        job,
        Job::KeepRecording { .. }
            | Job::CutRecording { .. }
            | Job::ComposeRecording { .. }
            | Job::ComposeSession { .. }
    )
}

/// Works until `stop` resolves, then lets the jobs that are being done finish for a few seconds.
pub async fn run(tools: Tools, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let mut open = JoinSet::new();
    let mut long: Vec<(JobId, AbortHandle)> = Vec::new();
    loop {
        while open.len() < AT_ONCE {
            match take(&tools).await {
                Ok(Some(held)) => {
                    let (tools, id, is_long) = (tools.clone(), held.id, is_long(&held.job));
                    let handle = open.spawn(async move { work(&tools, &held).await });
                    long.retain(|(_, handle)| !handle.is_finished());
                    long.extend(is_long.then_some((id, handle)));
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be taken");
                    break;
                }
            }
        }
        tokio::select! {
            () = &mut stop => break,
            Some(_) = open.join_next(), if !open.is_empty() => {}
            () = tokio::time::sleep(REST) => {}
        }
    }
    long.iter().for_each(|(_, handle)| handle.abort());
    let mut cut_off = Vec::new();
    let farewell = async {
        while let Some(ended) = open.join_next().await {
            cut_off.extend(ended.err().filter(JoinError::is_cancelled).map(|error| error.id()));
        }
    };
    timeout(FAREWELL, farewell).await.ok();
    for (id, _) in long.iter().filter(|(_, handle)| cut_off.contains(&handle.id())) {
        if let Err(error) = give_back(&tools, *id).await {
            tracing::warn!(%error, job = %id, "a job that was cut off is taken up again only when its lease ends");
        }
    }
}

/// Lets the next process, or another one, take up at once what was cut off.
async fn give_back(tools: &Tools, id: JobId) -> Result<(), store::Error> {
    let mut tx = tools.db.write().await?;
    job::give_back(&mut tx, id, tools.world.now()).await?;
    tx.save().await
}

/// Does every job that is due now, one after the other; how many. For tests and for the end of a maintenance.
pub async fn catch_up(tools: &Tools) -> Result<u32, store::Error> {
    let mut done = 0;
    while let Some(held) = take(tools).await? {
        work(tools, &held).await;
        done += 1;
    }
    Ok(done)
}

async fn take(tools: &Tools) -> Result<Option<Held>, store::Error> {
    let now = tools.world.now();
    if !job::is_due(&mut tools.db.read().await?, now).await? {
        return Ok(None);
    }
    let mut tx = tools.db.write().await?;
    let held = job::take(&mut tx, now).await?;
    tx.save().await?;
    Ok(held)
}

async fn work(tools: &Tools, held: &Held) {
    let patience = if is_long(&held.job) { LONG } else { PATIENCE };
    // Beside the job, which may hold the only way into the database meanwhile.
    let holding = async {
        loop {
            tokio::time::sleep(HOLD).await;
            hold(tools, held).await;
        }
    };
    let result = tokio::select! {
        result = timeout(patience, perform(tools, held)) => result,
        () = holding => return,
    };
    let result = result.unwrap_or_else(|_| Err(Failure::Again("it took too long".to_owned())));
    if let Err(error) = settle(tools, held, result).await {
        // Its lease ends and it is done again; every job bears that.
        tracing::warn!(%error, job = %held.id, "what became of a job could not be written down");
    }
}

/// Holds a job that is not done yet. One that may not take long ends before its lease does.
async fn hold(tools: &Tools, held: &Held) {
    let held = async {
        let mut tx = tools.db.write().await?;
        job::hold(&mut tx, held.id, tools.world.now()).await?;
        tx.save().await
    };
    if let Err(error) = held.await {
        tracing::warn!(%error, "a job could not be held");
    }
}

async fn settle(tools: &Tools, held: &Held, result: Result<(), Failure>) -> Result<(), store::Error> {
    let now = tools.world.now();
    let mut tx = tools.db.write().await?;
    job::release(&mut tx, held.id).await?;
    match result {
        Ok(()) => job::done(&mut tx, held.id, now).await?,
        Err(Failure::Waits(reason)) => job::wait(&mut tx, held.id, now.plus_seconds(WAIT), &reason).await?,
        Err(Failure::Again(reason)) if held.attempt < ATTEMPTS => {
            tracing::info!(job = %held.id, attempt = held.attempt, reason, "a job failed and will be tried again");
            job::again(&mut tx, held.id, again(now, held.attempt), &reason).await?;
        }
        Err(Failure::Again(reason) | Failure::Never(reason)) => {
            tracing::warn!(job = %held.id, attempt = held.attempt, reason, "a job was given up");
            job::bury(&mut tx, held.id, now, &reason).await?;
        }
    }
    tx.save().await
}
