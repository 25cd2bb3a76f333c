//! Who gets what at every route: the promise that `access` holds the site to.

/// The columns, in order:
///
/// * `nob` nobody signed in, `abr` somebody with every role in another hub, `lck` a coordinator whom a link signed in;
/// * `gst` a practitioner who takes part in nothing, `ask` who waits for a decision on the cycle, `lft` who left it, `oth` who
///   takes part in another cycle and presents a case there;
/// * `per` a peer, who takes part in the cycle, `out` one who was sent out of the session, `pre` the presenter of the case;
/// * `adm` an administrator, `coo` a coordinator, `fac` a facilitator, `spe` a specialist, `eva` an evaluator.
pub const PEOPLE: [&str; 15] =
    ["nob", "abr", "lck", "gst", "ask", "lft", "oth", "per", "out", "pre", "adm", "coo", "fac", "spe", "eva"];

/// `ok` allowed, `in` led to the sign-in, `no` not there. The case is discussed now, and its letter is sent.
pub const ROUTES: &str = "
                                                                  nob abr lck gst ask lft oth per out pre adm coo fac spe eva
GET  /                                                            ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /assets/{name}                                               ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /sign-in                                                     ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /sign-in                                                     ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /sign-in/mail                                                ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /sign-in/password                                            ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /sign-in/password                                            ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /sign-in/credentials                                         in  in  ok  no  no  no  no  no  no  no  ok  ok  ok  ok  ok
POST /sign-in/credentials                                         in  in  no  no  no  no  no  no  no  no  ok  ok  ok  ok  ok
GET  /in/{secret}                                                 ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /in/{secret}                                                 ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /setup                                                       ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /setup                                                       ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /me                                                          in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /me                                                          in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /people                                                      in  in  no  no  no  no  no  no  no  no  ok  ok  no  no  no
GET  /people/{person}                                             in  in  no  no  no  no  no  no  no  no  ok  ok  no  no  no
GET  /members                                                     in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /members                                                     in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /members/new                                                 in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /members/{person}                                            in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /members/{person}/roles                                      in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /members/{person}/invitation                                 in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /outbox                                                      in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /outbox/{mail}/delivery                                      in  in  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /dev/mail                                                    no  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /sign-out                                                    ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /programs                                                    ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /programs                                                    in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /programs/new                                                in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /programs/{program}                                          ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /programs/{program}/settings                                 in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /programs/{program}/settings                                 in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /programs/{program}/publication                              in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /programs/{program}/cycles                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /programs/{program}/cycles                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /programs/{program}/cycles/new                               in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cycles/{cycle}                                              in  in  no  no  no  no  no  ok  ok  ok  no  ok  ok  ok  ok
GET  /cycles/{cycle}/settings                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cycles/{cycle}/settings                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cycles/{cycle}/curriculum                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cycles/{cycle}/curriculum                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cycles/{cycle}/registration                                 ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /cycles/{cycle}/registration                                 ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /cycles/{cycle}/registration/receipt                         ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /cycles/{cycle}/registration/withdrawal                      in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /cycles/{cycle}/registrations                                in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cycles/{cycle}/decisions                                    in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /sessions/{session}                                          in  in  no  no  no  no  no  ok  ok  ok  no  ok  ok  ok  ok
GET  /sessions/{session}/plan                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /sessions/{session}/plan                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /sessions/{session}/cancellation                             in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /sessions/{session}/cancellation                             in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases                                                       in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /cases/similar                                               in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /cases/similar                                               in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /cycles/{cycle}/cases                                        in  in  no  no  no  no  no  ok  ok  ok  no  no  no  no  no
GET  /cases/{case}                                                in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/view                                           in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/export.json                                    in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/export.csv                                     in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/form                                           in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/draft                                          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/attachments/{attachment}                       in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
POST /cases/{case}/attachments/{attachment}/confirmation          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/attachments/{attachment}/removal               in  in  no  no  no  no  no  no  no  ok  no  ok  no  no  no
GET  /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import/lines                                   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/review                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases/{case}/texts                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/hiding                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/acceptance                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/return                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/place                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /sessions/{session}/check                                    in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /sessions/{session}/echo                                     in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /sessions/{session}/room                                     in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /sessions/{session}/room/panels                              in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
GET  /sessions/{session}/live                                     in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
POST /sessions/{session}/ticket                                   in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
POST /sessions/{session}/people/{person}/muting                   in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /sessions/{session}/people/{person}/removal                  in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /sessions/{session}/opening                                  in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /sessions/{session}/place                                    in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /sessions/{session}/hand                                     in  in  no  no  no  no  no  ok  no  ok  no  ok  ok  ok  no
POST /sessions/{session}/hands/{hand}/order                       in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /sessions/{session}/hands/{hand}/lowering                    in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /cases/{case}/section                                        in  in  no  no  no  no  no  no  no  ok  no  ok  ok  no  no
GET  /cases/{case}/clarifications                                 in  in  no  no  no  no  no  ok  no  ok  no  no  ok  ok  no
POST /cases/{case}/clarifications                                 in  in  no  no  no  no  no  ok  no  ok  no  no  ok  ok  no
POST /cases/{case}/clarifications/{clarification}/answer          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no
POST /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /cases/{case}/comments/{comment}                             in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/comments/{comment}                             in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/comments/{comment}/removal                     in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/recommendations                                in  in  no  no  no  no  no  ok  no  ok  no  no  ok  ok  no
POST /cases/{case}/recommendations                                in  in  no  no  no  no  no  ok  no  ok  no  no  ok  ok  no
POST /cases/{case}/recommendations/{recommendation}               in  in  no  no  no  no  no  ok  no  no  no  no  no  no  no
POST /cases/{case}/recommendations/{recommendation}/striking      in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /cases/{case}/recommendations/{recommendation}/feasibility   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/recommendations/{recommendation}/second        in  in  no  no  no  no  no  ok  no  ok  no  no  ok  ok  no
POST /cases/{case}/recommendations/{recommendation}/merging       in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  no
GET  /questionnaires                                              in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /questionnaires                                              in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /questionnaires/removal                                      in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /snippets                                                    in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no
POST /snippets                                                    in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /snippets/new                                                in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /snippets/{snippet}                                          in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no
POST /snippets/{snippet}                                          in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
POST /snippets/{snippet}/retirement                               in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /sessions/{session}/attendance                               in  in  no  no  no  no  no  no  no  no  no  ok  no  no  ok
GET  /sessions/{session}/attendance/{person}                      in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /sessions/{session}/attendance/{person}                      in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /letters                                                     in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no
GET  /cases/{case}/letter                                         in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/letter/pdf                                     in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
POST /cases/{case}/letter/edition                                 in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/signature                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/letter/objection                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/objection                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/letter/amendment                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/amendment                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/amendment/withdrawal                    in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/letter/recommendations                         in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/recommendations                         in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/letter/recommendations/{recommendation}        in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/recommendations/{recommendation}        in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/letter/versions/{version}                      in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/letter/versions/{version}/pdf                  in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/letter/versions/{version}/differences          in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/letter/patient                                 in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/letter/patient/pdf                             in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/presentation/pdf                               in  in  no  no  no  no  no  no  no  ok  no  ok  no  no  no
GET  /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /programs/{program}/advice                                   in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  ok
GET  /programs/{program}/advice/csv                               in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  ok
POST /cases/{case}/follow-up/presentation                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /programs/{program}/credit                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /programs/{program}/credit                                   in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /me/credits                                                  in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /me/talk                                                     in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
POST /me/talk                                                     in  in  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /programs/{program}/network                                  in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  ok
GET  /programs/{program}/network/csv                              in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  ok
GET  /programs/{program}/network/talk                             in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  ok
GET  /programs/{program}/network/talk/csv                         in  in  no  no  no  no  no  no  no  no  no  ok  ok  no  ok
GET  /sessions/{session}/talk                                     in  in  no  no  no  no  no  no  no  no  no  no  ok  no  no
POST /me/certificates                                             in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cycles/{cycle}/certificates                                 in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cycles/{cycle}/certificates                                 in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /certificates/{certificate}/pdf                              in  in  no  no  no  no  no  no  no  ok  no  ok  no  no  no
GET  /verify                                                      ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
GET  /verify/{code}                                               ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok
";

/// The same for a case that is being written.
pub const WRITTEN: &str = "
                                                                  nob abr lck gst ask lft oth per out pre adm coo fac spe eva
GET  /cases/{case}                                                in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/form                                           in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/draft                                          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import/lines                                   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/export.json                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/export.csv                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/review                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/acceptance                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/return                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/place                                          in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/section                                        in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/letter                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/letter/pdf                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/edition                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/signature                               in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
";

/// The same for a case that is accepted and waits for its session.
pub const PREPARED: &str = "
                                                                  nob abr lck gst ask lft oth per out pre adm coo fac spe eva
GET  /cases/{case}                                                in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/form                                           in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/draft                                          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
POST /cases/{case}/import/lines                                   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no
GET  /cases/{case}/export.json                                    in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/export.csv                                     in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/review                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases/{case}/texts                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/hiding                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/acceptance                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/return                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
POST /cases/{case}/place                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no
GET  /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no
POST /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
POST /cases/{case}/section                                        in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
POST /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
POST /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no
GET  /cases/{case}/letter                                         in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no
GET  /cases/{case}/letter/pdf                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/edition                                 in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
POST /cases/{case}/letter/signature                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no
GET  /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no
";
