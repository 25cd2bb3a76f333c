import-to = Import from a clinic’s record
import-title = Import from a record
import-lead = Export medications, conditions and scores from your clinic’s record as FHIR (release 4, JSON), for example a patient summary, and add the file here. You see line by line what it says and choose what goes into the draft.
import-privacy = Names, dates, numbers and addresses are left out while the file is read, and the file is not kept. Only the lines that you tick are kept, after the check for identifying details.
import-file = File
import-file-hint = FHIR as JSON, at most 4 MB
import-text = Or paste its text
import-read = Read the record
import-other = Read another record

import-offer-title = What the record says
import-offer-lead = Tick what goes into the draft. What has a question is not ticked. Nothing that you have filled in is replaced unless a line says so.
import-nothing = This record holds nothing that the form asks for.
import-group-person = The person
import-group-medications = Medications
import-group-conditions = Health conditions
import-group-scores = Questionnaires
import-said = The record says:
import-reading = Read as:
import-goes = Goes to “{ $label }”
import-answer = { $label }: { $answer }
import-take = Put the ticked lines into the draft

import-note-on-hold = This order is paused. Is it taken now?
import-note-draft = This is a draft or a plan, no order. Is it taken now?
import-note-standing = The record does not say whether it is taken now.
import-note-names = The names and codes of this medication speak of different drugs or strengths. Check which one is meant.
import-note-steps = The directions change over time. Type today’s dose after you have taken the line.
import-note-differs = The directions in words say something else than the figures of the record. The figures are shown here.
import-note-unit = The unit of the dose is missing or unknown. Choose it after you have taken the line.
import-note-dose = There is no dose. Type it after you have taken the line.
import-note-frequency = It is not clear how often. Type it after you have taken the line.
import-note-unclear = The directions can be read in more than one way. Type dose and frequency after you have taken the line.
import-note-there = This is in your draft already.
import-note-replaces = This replaces your answer: { $value }
import-note-untreated = The record does not say whether it is treated. Change the answer if it is.
import-note-suspected = This is only suspected.
import-note-times = The record has this { $value } times.

import-left-title = What was left out
import-left = { $count ->
    [one] { $what }: { $why }
   *[other] { $what } ({ $count } times): { $why }
}
import-kind-medication = Medication
import-kind-condition = Condition
import-kind-observation = Result or answer
import-kind-person = The person
import-kind-other = Another part of the record
import-left-person = only age in tens and sex are read
import-left-not-read = not read here
import-left-not-active = not current
import-left-error = entered in error
import-left-negated = ruled out, or not to be taken
import-left-nameless = without a name
import-left-no-value = without a number
import-left-older = an older result of the same kind
import-left-too-many = more than can be taken in at once
import-left-malformed = not readable
import-left-code = only a code that is not known here; add it by hand
import-left-incomplete = some answers of the questionnaire are missing; its total was not sent
import-left-reported = a total that somebody else worked out; compare it with the one worked out here
import-left-not-asked = the form does not ask for it

import-fault-empty = Choose a file or paste its text
import-fault-large = This is larger than 4 MB. Export medications, conditions and scores alone
import-fault-xml = This is XML. Export the record as JSON, then add it again
import-fault-no-json = This is no JSON, or a part of it is missing. Export it again, or copy it whole
import-fault-no-fhir = This is JSON without any FHIR resource in it. Export the record as FHIR, release 4
import-fault-form = The form has no place for this line
import-fault-full = The table of medications is full. Take fewer lines, or remove some in the draft
import-fault-none = Tick at least one line
import-fault-stale = The draft was changed in the meantime. Look at the lines again, then take them
import-fault-closed = The case was submitted in the meantime, so nothing was taken

notice-import-taken = The lines are in your draft. Check them here.
