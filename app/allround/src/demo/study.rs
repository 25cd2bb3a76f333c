//! A study of the English program: twenty practitioners of seven professions in four focus groups, three of them frozen, one
//! whose names are being replaced.

use std::collections::BTreeSet;

use anyhow::{Context as _, anyhow};
use domain::{
    access::{BeginStudy, Consent, KeepKey, ManageStudy, QuoteStudy},
    fields::Fields,
    focus_group::FocusGroup,
    id::{FocusGroupId, ProgramId, StudyId, TranscriptId},
    participant::Consents,
    pseudonym::{Decisions, Stead, find},
    quote::{Quote, showing},
    study::{Guide, Membership, Part, Study},
    transcript::{Suggestion, Voice, suggest},
};
use qda::transcript::{Options, read};
use store::{
    Tx,
    participant::Named,
    transcript::{New, Original},
};

use super::stage::Stage;

/// Who leads the study and codes, who codes beside, who keeps the key.
const EVALUATOR: &str = "Kofi Mensah";
const CODER: &str = "Amina Yusuf";
const KEEPER: &str = "Priya Raman";

/// The focus groups: how many days ago, minutes, field notes, transcript, who was there.
const GROUPS: [(i64, u32, &str, &str, [&str; 5]); 4] = [
    (
        40,
        58,
        "Everybody spoke; the two who share patients finished each other's sentences.",
        include_str!("study/group-1.vtt"),
        ["Laura McKay", "Samuel Ortiz", "Arjun Patel", "Chloe Anderson", "Miriam Goldberg"],
    ),
    (
        33,
        61,
        "A little tense about who decides, then open.",
        include_str!("study/group-2.vtt"),
        ["Peter Novak", "Bethany Crowe", "Kenji Watanabe", "Fatima Al-Sayed", "Rajesh Kumar"],
    ),
    (
        26,
        55,
        "",
        include_str!("study/group-3.vtt"),
        ["Emily Fraser", "Hannah Schmidt", "Matthew Doyle", "Zainab Hussain", "Marta Kowalczyk"],
    ),
    (
        12,
        63,
        "The connection broke off once, for a minute.",
        include_str!("study/group-4.vtt"),
        ["Abel Tesfaye-Gebre", "Victor Almeida", "Siobhan O’Leary", "Gurpreet Dhillon", "Simon Achebe"],
    ),
];

/// Who does not want to be quoted, and who has not answered yet.
const UNQUOTED: &str = "Peter Novak";
const UNANSWERED: &str = "Simon Achebe";

const GUIDE: &str = "Why did you join the program?\nWhat has changed in how you work with other professions?\n\
    What did you find out about your own role, and about the roles of the others?\n\
    Has it changed how you see people with chronic pain?\nWhat stands in the way?";

/// Plays it; the study that came of it.
pub async fn load(stage: &Stage, tx: &mut Tx, program: ProgramId) -> anyhow::Result<StudyId> {
    let now = stage.real_now();
    stage.at(now.plus_days(-60));
    let id = begin(stage, tx, program).await?;
    let manage = stage.permit::<ManageStudy>(tx, EVALUATOR, id).await?;
    let keep = stage.permit::<KeepKey>(tx, KEEPER, id).await?;
    let names: Vec<&str> = GROUPS.iter().flat_map(|(.., names)| *names).collect();
    let people = names.iter().map(|name| Ok(stage.who(name)?.person)).collect::<anyhow::Result<Vec<_>>>()?;
    let added = store::participant::add(tx, &keep, &stage.world, &people).await?;
    anyhow::ensure!(added == names.len(), "{added} of {} people take part in the study", names.len());
    stage.at(now.plus_days(-50));
    for name in &names {
        agree(stage, tx, id, name).await?;
    }
    for (days, minutes, notes, file, here) in GROUPS {
        stage.at(now.plus_days(-days));
        let fields = Fields::default()
            .with("held_on", now.plus_days(-days).local(&domain::moment::Zone::utc()).date().to_string())
            .with("minutes", minutes.to_string())
            .with("others", "A moderator who is not on the hub's team")
            .with("place", "A video meeting outside of the program")
            .with("notes", notes);
        let group = FocusGroup::check(&fields).map_err(|faults| anyhow!("focus group: {faults:?}"))?;
        let group = store::focus_group::add(tx, &manage, &stage.world, &group).await?;
        let named = store::participant::named(tx, &keep).await?;
        let of = |name: &&str| named.iter().find(|one| one.known.name == **name).map(|one| one.record.id);
        let present: Vec<_> = here.iter().filter_map(of).collect();
        store::focus_group::set_present(tx, &keep, group, &present, stage.world.now()).await?;
        stage.at(now.plus_days(1 - days));
        let transcript = import(stage, tx, &keep, group, file, &named).await?;
        if days > 12 {
            freeze(stage, tx, &keep, transcript).await?;
        }
    }
    stage.at(now.plus_days(-8));
    quotes(stage, tx, id).await?;
    stage.at(now);
    Ok(id)
}

async fn begin(stage: &Stage, tx: &mut Tx, program: ProgramId) -> anyhow::Result<StudyId> {
    let permit = stage.permit::<BeginStudy>(tx, EVALUATOR, program).await?;
    let study = Study {
        title: "Working together on chronic pain".to_owned(),
        question:
            "How has the program changed what practitioners know of their own and of other professions' roles, and \
            how they work with each other and with people with chronic pain?"
                .to_owned(),
        quotes_each: 3,
    };
    let id = store::study::add(tx, &permit, &stage.world, &study).await?;
    let manage = stage.permit::<ManageStudy>(tx, EVALUATOR, id).await?;
    let parts: [(&str, &[Part]); 3] =
        [(EVALUATOR, &[Part::Lead, Part::Coder]), (CODER, &[Part::Coder]), (KEEPER, &[Part::Keeper])];
    for (name, parts) in parts {
        let membership = Membership { parts: parts.iter().copied().collect::<BTreeSet<_>>(), reason: String::new() };
        store::study::set_member(tx, &manage, &stage.world, stage.who(name)?.person, &membership).await?;
    }
    let first = Guide { text: GUIDE.lines().take(4).collect::<Vec<_>>().join("\n"), reason: String::new() };
    store::study::guide(tx, &manage, 0, &first, stage.world.now()).await?;
    let reason = "In the first group the limits came up by themselves and late".to_owned();
    let second = Guide { text: GUIDE.to_owned(), reason };
    store::study::guide(tx, &manage, 1, &second, stage.world.now()).await?;
    let written = [
        ("1", "An interviewer who is not on the hub's team led all groups."),
        ("2", "PhD"),
        ("5", "Eight years of interviews and focus groups with health professions."),
        ("6", "None of the participants knew the interviewer."),
        ("9", "Thematic analysis."),
    ];
    let written = written.map(|(item, text)| (item.to_owned(), text.to_owned())).into_iter().collect();
    store::study::write(tx, &manage, &written, stage.world.now()).await?;
    Ok(id)
}

async fn agree(stage: &Stage, tx: &mut Tx, study: StudyId, name: &str) -> anyhow::Result<()> {
    let fields = Fields::default().with("take-part", "yes").with("transcript", "yes").with("reports", "yes");
    let fields = fields.with("quotes", if name == UNQUOTED { "no" } else { "yes" });
    let consents = Consents::check(&fields).map_err(|faults| anyhow!("consent: {faults:?}"))?;
    if name == UNANSWERED {
        return Ok(());
    }
    let own = stage.permit::<Consent>(tx, name, study).await?;
    Ok(store::participant::consent(tx, &own, &stage.world, &consents).await?)
}

type Key = domain::access::Permit<KeepKey>;

/// Reads a file, and says who its speakers are as far as their names say it.
async fn import(
    stage: &Stage,
    tx: &mut Tx,
    keep: &Key,
    group: FocusGroupId,
    file: &str,
    named: &[Named],
) -> anyhow::Result<TranscriptId> {
    let read = read("group.vtt", file.as_bytes(), &Options::default())?;
    let millis = |time: Option<u64>| time.and_then(|time| i64::try_from(time).ok());
    let cues = (1..).zip(&read.cues).map(|(number, cue)| Original {
        number,
        start: millis(cue.start),
        end: millis(cue.end),
        speaker: cue.speaker.clone(),
        voice: Voice::Unknown,
        text: cue.text.clone(),
    });
    let new = New {
        file_name: "meeting_transcript.vtt".to_owned(),
        format: read.format.name(),
        notices: Vec::new(),
        cues: cues.collect(),
    };
    let id = store::transcript::add(tx, keep, &stage.world, group, &new).await?;
    let names: Vec<&str> = named.iter().map(|one| one.known.name.as_str()).collect();
    let voice = |speaker: &str| match suggest(speaker, &names) {
        Suggestion::Somebody { place, .. } => named.get(place).map(|one| Voice::Participant(one.record.id)),
        Suggestion::Moderator => Some(Voice::Moderator),
        Suggestion::Nobody => None,
    };
    let told = |speaker: store::transcript::Speaker| {
        let voice = voice(&speaker.name).with_context(|| format!("nobody is {}", speaker.name))?;
        Ok((speaker.name, voice))
    };
    let speakers = store::transcript::speakers(tx, keep, id).await?;
    let told = speakers.into_iter().map(told).collect::<anyhow::Result<Vec<_>>>()?;
    store::transcript::link(tx, keep, id, &told, &[], stage.world.now()).await?;
    Ok(id)
}

/// Replaces what is found as it is proposed.
async fn freeze(stage: &Stage, tx: &mut Tx, keep: &Key, id: TranscriptId) -> anyhow::Result<()> {
    let register = store::transcript::register(tx, keep, id).await?;
    let cues = store::transcript::originals(tx, keep, id).await?;
    let texts: Vec<&str> = cues.iter().map(|cue| cue.text.as_str()).collect();
    let findings = find(&register, &stead(), &texts);
    let decided: Decisions =
        findings.details.iter().map(|one| (one.key.clone(), Some(one.replacement.clone()))).collect();
    let frozen = findings.apply(&texts, &decided).context("a detail waits for a decision")?;
    let frozen: Vec<(u32, String)> = cues.iter().map(|cue| cue.number).zip(frozen).collect();
    store::transcript::freeze(tx, keep, id, &frozen, stage.world.now()).await?;
    Ok(())
}

fn stead() -> Stead {
    let words = words::of(domain::language::Language::En);
    let say = |what: &str| words.say(&format!("transcript-stead-{what}"));
    Stead {
        name: say("name"),
        moderator: say("moderator"),
        team: say("team"),
        colleague: say("colleague"),
        site: say("site"),
        community: say("community"),
        mail: say("mail"),
        silence: say("silence"),
    }
}

/// Three quotes: one cleared, one to be cleared, one that the guard holds back.
async fn quotes(stage: &Stage, tx: &mut Tx, study: StudyId) -> anyhow::Result<()> {
    let permit = stage.permit::<QuoteStudy>(tx, EVALUATOR, study).await?;
    let transcripts = store::transcript::of_study(tx, &permit).await?;
    let picked = [
        (1, "I am more confident.", "Not because I know everything, but because I know whom to ask", "family"),
        (3, "My referrals have become questions.", "what do you see that I do not see.", "family"),
        (2, "Nobody says drug seeker any more", "not even at the counter.", "profession group"),
    ];
    for (group, first, last, shown) in picked {
        let transcript = transcripts.iter().find(|one| one.number == group).context("no transcript")?;
        let cues = store::transcript::cues(tx, &permit, transcript.id).await?;
        let cue = cues.iter().find(|cue| cue.text.contains(first)).with_context(|| format!("nobody says {first}"))?;
        let fields = Fields::default().with("text", format!("{first} … {last}"));
        let quote = Quote::check(&fields, &cue.text).map_err(|faults| anyhow!("quote: {faults:?}"))?;
        let quote = Quote { showing: showing(shown).context("nothing to show")?, ..quote };
        let id = store::quote::add(tx, &permit, &stage.world, (transcript.id, cue.number), &quote).await?;
        if group == 1 {
            store::quote::clear(tx, &permit, id, &quote.text, "", stage.world.now()).await?;
        }
    }
    Ok(())
}
