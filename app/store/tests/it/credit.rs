use domain::{
    access::{CorrectAttendance, ManageCycle, ManageProgram},
    attendance::Correction,
    certificate::{Code, Progress, Standing},
    credit::{Rule, Verdict},
    job::Job,
};
use jiff::civil::date;
use store::{Error, Tx, attendance, certificate, credit, file::Files, job};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, CORA, GRACE, STRANGER, attend, cycle, may, next_session, person, program, session, who},
};

fn rule(hundredths_per_hour: u32, valid_from: jiff::civil::Date) -> Rule {
    Rule {
        version: 0,
        valid_from,
        hundredths_per_hour,
        session_percent: 75,
        cycle_percent: 60,
        accreditor: "College of Family Physicians of Canada".to_owned(),
        statement: "Certified for one credit an hour.".to_owned(),
    }
}

/// Both sessions over: Ada came to both, Grace to the first for 40 minutes and to the second.
async fn taught(tx: &mut Tx, trial: &Trial) {
    scene::set(tx, trial).await;
    let permit = may::<ManageProgram>(tx, trial, CORA, program()).await;
    for (rate, from) in [(200, date(2024, 1, 1)), (100, date(2026, 1, 1))] {
        credit::add_rule(tx, &permit, &rule(rate, from)).await.unwrap();
    }
    let later = NOON.plus_days(7);
    scene::end(tx, session(), NOON).await;
    scene::end(tx, next_session(), later).await;
    attend(tx, session(), NOON, ADA, (0, 60)).await;
    attend(tx, next_session(), later, ADA, (0, 52)).await;
    attend(tx, session(), NOON, GRACE, (0, 40)).await;
    attend(tx, next_session(), later, GRACE, (0, 60)).await;
}

on_both! {
    async fn versions_of_the_rule_are_numbered_and_kept(trial) {
        let mut tx = trial.db.write().await.unwrap();
        taught(&mut tx, trial).await;
        let permit = may::<ManageProgram>(&mut tx, trial, CORA, program()).await;
        let rules = credit::rules(&mut tx, &permit).await.unwrap();
        let kept: Vec<_> = rules.iter().map(|rule| (rule.version, rule.valid_from, rule.hundredths_per_hour)).collect();
        assert_eq!(kept, [(2, date(2026, 1, 1), 100), (1, date(2024, 1, 1), 200)]);
    }

    async fn a_cycle_is_reckoned_from_attendance_and_corrections(trial) {
        let mut tx = trial.db.write().await.unwrap();
        taught(&mut tx, trial).await;
        let permit = may::<ManageCycle>(&mut tx, trial, CORA, cycle()).await;
        let ledger = credit::of_cycle(&mut tx, &permit).await.unwrap();
        assert_eq!(ledger.progress, Progress { held: 2, to_come: 0 });
        let ada = ledger.reckon(person(ADA));
        assert_eq!((ada.sessions, ada.minutes, ada.hundredths), (2, 112, 175));
        let grace = ledger.reckon(person(GRACE));
        assert_eq!((grace.lines[0].verdict, grace.hundredths), (Verdict::TooShort(45), 100));
        assert_eq!(ledger.standing(&grace), Standing::TooFew { counted: 1, needed: 2 });
        let may = may::<CorrectAttendance>(&mut tx, trial, CORA, session()).await;
        let correction = Correction { minutes: 50, reason: "Joined by phone".to_owned() };
        attendance::correct(&mut tx, &may, person(GRACE), &correction, NOON).await.unwrap();
        let ledger = credit::of_cycle(&mut tx, &permit).await.unwrap();
        assert_eq!(ledger.standing(&ledger.reckon(person(GRACE))), Standing::Earned);
        assert_eq!(ledger.correction(session(), person(GRACE)), Some(&correction));
    }

    async fn a_certificate_is_issued_once_to_those_who_earned_it(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        taught(&mut tx, trial).await;
        let permit = may::<ManageCycle>(&mut tx, trial, CORA, cycle()).await;
        assert_eq!(certificate::issue_all(&mut tx, &permit, &world).await.unwrap(), 1);
        assert_eq!(certificate::issue_all(&mut tx, &permit, &world).await.unwrap(), 0);
        certificate::issue_own(&mut tx, &who(trial, ADA), cycle(), &world).await.unwrap();
        let refused = certificate::issue_own(&mut tx, &who(trial, GRACE), cycle(), &world).await;
        assert!(matches!(refused, Err(Error::Taken)), "{refused:?}");
        let refused = certificate::issue_own(&mut tx, &who(trial, STRANGER), cycle(), &world).await;
        assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
        let [ada] = certificate::of_person(&mut tx, &who(trial, ADA)).await.unwrap().try_into().unwrap();
        let says = &ada.certificate;
        assert_eq!((says.named.name.as_str(), says.hundredths, says.minutes, says.sessions), ("Ada Lovelace", 175, 112, 2));
        assert_eq!((says.earned, says.issued), (NOON.plus_days(7).plus_minutes(60), world.now()));
        assert_eq!(certificate::of_code(&mut tx, trial.hub, &says.code).await.unwrap().as_ref(), Some(&ada));
        let wrong = Code::parse("0000-0000-0000").unwrap();
        assert_eq!(certificate::of_code(&mut tx, trial.hub, &wrong).await.unwrap(), None);
        let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
        assert_eq!(held.job, Job::SendCertificate { certificate: ada.id });
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap(), None);
    }

    async fn a_kept_file_is_read_back_only_unchanged_and_in_its_hub(trial) {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(folder.path()).unwrap();
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        taught(&mut tx, trial).await;
        let permit = may::<ManageCycle>(&mut tx, trial, CORA, cycle()).await;
        certificate::issue_all(&mut tx, &permit, &world).await.unwrap();
        let [ada] = certificate::of_person(&mut tx, &who(trial, ADA)).await.unwrap().try_into().unwrap();
        let own = may::<domain::access::SeeCertificate>(&mut tx, trial, ADA, ada.id).await;
        let early = certificate::download(&mut tx, &own, &files).await;
        assert!(matches!(early, Err(Error::Missing)), "{early:?}");
        let id = world.id();
        let kept = |bytes: &[u8]| store::file::Kept { id, hub: trial.hub, media_type: "application/pdf", name: "x.pdf", bytes: bytes.to_vec() };
        files.put(&mut tx, kept(b"first"), NOON).await.unwrap();
        files.put(&mut tx, kept(b"second"), NOON).await.unwrap();
        assert!(certificate::print(&mut tx, ada.id, id).await.unwrap());
        assert!(!certificate::print(&mut tx, ada.id, world.id()).await.unwrap());
        let download = certificate::download(&mut tx, &own, &files).await.unwrap();
        assert_eq!((download.name.as_str(), download.bytes.as_ref()), ("x.pdf", b"second".as_slice()));
        let path = folder.path().join(trial.hub.to_string()).join(id.to_string());
        std::fs::write(path, b"forged").unwrap();
        let forged = certificate::download(&mut tx, &own, &files).await;
        assert!(matches!(forged, Err(Error::Inconsistent("file.sha256"))), "{forged:?}");
    }
}
