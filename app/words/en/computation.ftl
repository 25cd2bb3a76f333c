computation-title = Worked out from your answers
computation-nothing = Nothing yet. What can be worked out from this section stands here after it is saved.
computation-save = Save and work out
computation-dose = Opioid dose a day
computation-table = Factor table: { $table }, { $version }.
computation-caution = An estimate by this table. It must not be used to choose the dose of another opioid.
computation-flags = What guidelines suggest
computation-flags-count = { $count ->
    [one] { $count } suggestion from guidelines
   *[other] { $count } suggestions from guidelines
}
computation-recommendation = recommendation { $number }
computation-weak = weak recommendation
computation-strong = strong recommendation
computation-statement = quality statement { $number }
computation-because = Because: { $trigger }.
computation-scores = Scores
computation-figure = { $value } of { $most }
computation-figure-named = { $name } { $value } of { $most }
computation-figure-severity_mean = severity
computation-figure-interference_mean = interference
computation-figure-total = total
computation-figure-rumination = rumination
computation-figure-magnification = magnification
computation-figure-helplessness = helplessness
computation-reported = as reported
computation-no-score = No score. { $reason }
computation-no-diagnosis = A score is no diagnosis.
computation-alert = Ask the person about safety now, in your own words, and follow your clinic’s safety path. Nobody watches this form. In Canada, 9-8-8 answers calls and texts day and night; in immediate danger call 9-1-1.
computation-education = Education, not prescribing.
computation-range = { $low } to { $high }
computation-not-counted = not counted
computation-category = category { $category }, evidence { $evidence }
computation-guideline-canadian2017 = Canadian guideline 2017
computation-guideline-cepopioidtaperingtemplateontario = CEP opioid tapering template (Ontario)
computation-guideline-ontarioqualitystandard = Ontario quality standard 2018
