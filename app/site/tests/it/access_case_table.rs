//! Who gets what of a case before it is discussed, in the columns of [`crate::access_table`].

/// The same for a case that is being written.
pub const WRITTEN: &str = "
                                                                  nob abr lck gst ask lft oth per out pre adm coo fac spe eva rdr
GET  /cases/{case}                                                in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/form                                           in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/draft                                          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/draft/removal                                  in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/withdrawal                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/withdrawal                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/import/lines                                   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/export.json                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/export.csv                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/review                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/acceptance                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/return                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/place                                          in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/section                                        in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/letter                                         in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/letter/pdf                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/edition                                 in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/signature                               in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
";

/// The same for a case that is accepted and waits for its session.
pub const PREPARED: &str = "
                                                                  nob abr lck gst ask lft oth per out pre adm coo fac spe eva rdr
GET  /cases/{case}                                                in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no  no
GET  /cases/{case}/form                                           in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/form/{section}                                 in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/draft                                          in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/draft/removal                                  in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/withdrawal                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/withdrawal                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/submission                                     in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/attachments                                    in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/import                                         in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
POST /cases/{case}/import/lines                                   in  in  no  no  no  no  no  no  no  ok  no  no  no  no  no  no
GET  /cases/{case}/export.json                                    in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no  no
GET  /cases/{case}/export.csv                                     in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no  no
GET  /cases/{case}/review                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /cases/{case}/texts                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /cases/{case}/hiding                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /cases/{case}/removal                                        in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /cases/{case}/acceptance                                     in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /cases/{case}/return                                         in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
POST /cases/{case}/place                                          in  in  no  no  no  no  no  no  no  no  no  ok  no  no  no  no
GET  /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  ok  ok  ok  no  no
POST /cases/{case}/comments                                       in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /cases/{case}/section                                        in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
GET  /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /cases/{case}/clarifications                                 in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no  no
GET  /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no  no
POST /cases/{case}/recommendations                                in  in  no  no  no  no  no  no  no  no  no  no  ok  ok  no  no
GET  /cases/{case}/letter                                         in  in  no  no  no  no  no  no  no  ok  no  ok  ok  ok  no  no
GET  /cases/{case}/letter/pdf                                     in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/letter/edition                                 in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no  no
POST /cases/{case}/letter/signature                               in  in  no  no  no  no  no  no  no  no  no  no  no  ok  no  no
GET  /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
POST /cases/{case}/follow-up                                      in  in  no  no  no  no  no  no  no  no  no  no  no  no  no  no
";
