focus-group-list-title = Focus groups
focus-group-list-none = No focus group is written down yet.
focus-group-add = Write down a focus group
focus-group-change = Change the focus group
focus-group-number = Group { $number }
focus-group-about = { $date }, { $people ->
    [0] nobody written down
    [1] 1 participant
   *[other] { $people } participants
}
focus-group-date = Day
focus-group-minutes = Minutes
focus-group-session = Held in the room of this session
focus-group-session-hint = Leave it open if it was held elsewhere
focus-group-place = Place
focus-group-place-hint = If it was held elsewhere: a kind of place, not an address
focus-group-where = Where
focus-group-own-room = In our own room
focus-group-elsewhere = Elsewhere
focus-group-others = Who else was there
focus-group-others-hint = Moderators and observers, by what they did; no participants
focus-group-notes = Field notes
focus-group-notes-hint = Everybody on the study’s team reads them: write pseudonyms, no names
focus-group-present = Participants
focus-group-present-title = Who was there
focus-group-present-lead = Where the group was held in our own room, its attendance tells who was there. Correct it before you save.
focus-group-seen = seen in the room
focus-group-none = –
