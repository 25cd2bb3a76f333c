person-name = Name
person-email = Mail address
person-profession = Profession
person-credentials = Credentials
person-credentials-hint = Degrees and licences as they should stand behind your name, for example “MD, CCFP”
person-site = Clinic or organization
person-site-hint = Where you work with patients
person-community = Community
person-community-hint = The town or region it serves
person-postal-area = First three characters of the postal code
person-postal-area-hint = For example, P0L. Tells reports how many people work in rural areas; no more of the code is kept.
person-fault-postal-area = Enter the first three characters of a Canadian postal code, as P0L, or leave it empty
person-language = Language
person-zone = Time zone
person-own-title = About you
person-own-lead = This is how others see you: on your tile in sessions, under your recommendations, on your certificate.
person-own-fixed = Kept by the hub
person-own-fixed-hint = Something is wrong here? Write to your coordinator, who can change it.
person-list-title = People
person-search = Name, address, clinic or community
person-search-go = Search
person-count = { $count ->
    [one] One person
   *[other] { $count } people
}
person-none = Nobody fits this search.
person-all = Show everybody
notice-saved = Saved.
