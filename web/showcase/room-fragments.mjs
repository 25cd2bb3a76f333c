// Writes the room's showcase pages: `node showcase/room-fragments.mjs` after a change of the room's templates.
import { writeFile } from "node:fs/promises";

const people = [
  ["Leila Haddad", "Pain physician · Hub", "LH", true],
  ["Amina Diallo", "Nurse practitioner · Kenora", "AD", false],
  ["Jean-Baptiste Lefebvre-Tremblay", "Family physician · Hearst", "JL", false],
  ["Sarah Okafor", "Pharmacist · Moosonee", "SO", false],
  ["Jonas Petit", "Pharmacist · Hub", "JP", false],
  ["Ruth Beardy", "Community or Indigenous health worker · Sioux Lookout", "RB", false],
];

const tile = ([name, note, initials, speaks]) =>
  `<li class="room-tile${speaks ? " room-tile--speaking" : " room-tile--muted"} room-tile--dark"><div class="room-tile__picture"><span class="room-tile__initials" aria-hidden="true">${initials}</span></div>
  <p class="room-tile__words"><strong class="room-tile__name" dir="auto">${name}</strong> <span class="room-tile__note">${note}</span> <span class="room-tile__mic">${speaks ? "" : "Microphone off"}</span></p></li>`;

const button = (id, sign, words, on = "") =>
  `<button type="button" class="room-button${on}" id="room-${id}"><span class="room-button__sign room-button__sign--${sign}" aria-hidden="true"></span><span data-label>${words}</span></button>`;

const hand = (name, note, spoke) => `<li class="room-hand${spoke ? " room-hand--spoke" : ""}">
  <span class="room-hand__who"><strong>${name}</strong><br>${note}</span>
  <span class="room-hand__do"><button type="button" class="room-icon" aria-label="Move ${name} up"><span aria-hidden="true">↑</span></button><button type="button" class="room-icon" aria-label="Move ${name} down"><span aria-hidden="true">↓</span></button><button type="button" class="room-icon" aria-label="${name} has spoken"><span aria-hidden="true">✓</span></button></span></li>`;

const item = (number, text, by, color, kind, view = "") => `<li class="room-item"><span class="room-item__number">${number}</span>
  <p class="room-item__text">${text}</p><p class="room-item__by"><span class="govuk-tag govuk-tag--${color}">${kind}</span> ${by}</p>${view}</li>`;

const page = ({ phase, over, stage, line = "" }) => `<!--{"bare":true}-->
<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>${phase} – Chronic pain</title>
  <link rel="icon" href="/assets/favicon.svg">
  <link rel="stylesheet" href="/assets/app.css">
  <link rel="stylesheet" href="/assets/room.css">
</head>
<body class="govuk-template__body room-body">
<a href="#room-stage" class="govuk-skip-link">Skip to the stage</a>
<div class="room">
  <div id="room-line" class="room-line" role="alert"${line ? "" : " hidden"}>${line}</div>
  <main id="main-content" class="room-grid">
    <div class="room-screen" role="group" aria-label="Shared screen" hidden></div>
    <ul class="room-strip" id="room-strip" aria-label="Pictures of the people in the room" tabindex="0">${people.map(tile).join("\n")}</ul>
    <div class="room-panels">
      <header class="room-top" id="room-top">
        <div class="room-top__session"><p class="room-top__program">Chronic pain and opioid stewardship · Session 7</p><h1 class="room-top__topic">Tapering without harm</h1></div>
        <div class="room-top__phase"><p class="room-top__now"><strong>${phase}</strong></p>
          <div class="room-timer${over ? " room-timer--over" : ""}"><progress class="room-timer__bar" max="480" value="${over ? 480 : 180}" aria-hidden="true"></progress><span class="room-timer__words">${over ? "2 min over" : "5 min left"}</span></div></div>
        <form class="room-top__lead" aria-label="Lead the session"><button type="button" class="govuk-button govuk-button--secondary room-small"><span aria-hidden="true">←</span><span class="govuk-visually-hidden">Back to questions of the hub</span></button><button type="button" class="govuk-button room-small">Next: Summary</button></form>
      </header>
      <section class="room-stage" id="room-stage" tabindex="-1" aria-label="Stage">${stage}</section>
      <aside class="room-side" aria-label="Hands, agenda and people">
        <section class="room-panel" id="room-hands" aria-labelledby="hands"><h2 class="room-panel__title" id="hands">Hands</h2>
          <ol class="room-hands">${hand("Amina Diallo", "Nurse practitioner · Kenora", true)}${hand("Sarah Okafor", "Pharmacist · Moosonee", true)}${hand("Jonas Petit", "Pharmacist · Hub", false)}</ol>
          <button type="button" class="govuk-button govuk-button--secondary room-small">Raise your hand</button></section>
        <section class="room-panel" aria-labelledby="agenda"><h2 class="room-panel__title" id="agenda">Agenda</h2>
          <ol class="room-agenda"><li class="room-agenda__part"><span class="room-agenda__title">Welcome</span><span class="room-agenda__note">7 minutes</span></li><li class="room-agenda__part"><span class="room-agenda__title">Tapering without harm</span><span class="room-agenda__note">Leila Haddad · 23 minutes</span></li><li class="room-agenda__part room-agenda__part--now" aria-current="step"><span class="room-agenda__title">Case 1 <span class="govuk-tag govuk-tag--orange app-tag--live">Now</span></span><span class="room-agenda__note">Amina Diallo · 25 minutes</span></li><li class="room-agenda__part"><span class="room-agenda__title">Wrap-up</span><span class="room-agenda__note">5 minutes</span></li></ol>
          <details class="room-more"><summary>Go to another part</summary><form class="room-jump"><button type="button" class="app-button--plain">Wrap-up</button></form></details></section>
        <section class="room-panel" aria-labelledby="people"><h2 class="room-panel__title" id="people">In the room <span class="room-quiet">6 people</span></h2>
          <h3 class="room-panel__group">Spokes</h3><ul class="room-people"><li class="room-person"><span><strong>Amina Diallo</strong> (you)<br>Nurse practitioner · Kenora</span><span class="room-hand__do"><button type="button" class="app-button--plain" aria-label="Mute Amina Diallo">Mute</button><button type="button" class="app-button--plain" aria-label="Remove Amina Diallo from the room">Remove</button></span></li></ul></section>
      </aside>
    </div>
  </main>
  <footer><div class="room-bar" role="toolbar" aria-label="Your controls">
    ${button("mic", "mic", "Mute", " room-button--on")}${button("camera", "camera", "Start camera")}${button("share", "share", "Share screen")}${button("hand", "hand", "Lower your hand", " room-button--on")}${button("slim", "slim", "Sound and slides only")}${button("help", "keys", "Keys")}
    <a class="room-button room-button--leave" href="/"><span class="room-button__sign room-button__sign--leave" aria-hidden="true"></span><span>Leave the room</span></a>
  </div></footer>
</div>
</body>
</html>
`;

const caseStage = `<article class="room-case">
  <header class="room-case__head"><h2 class="govuk-heading-l">Case NPH-2041</h2><p class="room-case__by">Presented by Amina Diallo</p></header>
  <div class="app-question"><p class="app-question__label">The question</p><p>How would you taper this person, who has had 120 mg a day for six years and is afraid of it?</p></div>
  <section class="room-advice" aria-labelledby="advice"><h3 class="govuk-heading-m" id="advice">Recommendations</h3>
    <h4 class="room-domain">Medicines</h4>
    <ul class="room-list">${item(1, "Offer a slow taper, 5 % every four weeks, with a pause whenever the person asks for one.", "Leila Haddad · Pain physician", "teal", "Specialist", '<p class="room-item__view room-item__view--here"><strong>Feasible here</strong></p>')}${item(2, "Take-home naloxone today, and show the partner how.", "Sarah Okafor · Pharmacist", "purple", "Peer")}</ul>
    <h4 class="room-domain">Beyond medicines</h4>
    <ul class="room-list">${item(3, "A walking group twice a week; begin with ten minutes.", "Ruth Beardy · Community or Indigenous health worker", "purple", "Peer", '<p class="room-item__view room-item__view--not-here"><strong>Not feasible here</strong>: <span>no group within 80 km</span></p><details class="room-more"><summary>Change your view</summary><p>…</p></details>')}</ul>
    <form><div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="dom">Domain</label><select class="govuk-select" id="dom"><option>Choose</option></select></div>
    <div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="txt">Your recommendation</label><div class="govuk-hint" id="txt-hint">One thing, so that it can be done or not done.</div><textarea class="govuk-textarea" id="txt" rows="3" aria-describedby="txt-hint"></textarea></div>
    <button type="button" class="govuk-button room-small">Add recommendation</button></form>
  </section>
  <section class="room-questions" aria-labelledby="qs"><h3 class="govuk-heading-m" id="qs">Clarifying questions</h3>
    <ol class="room-list"><li class="room-item"><p class="room-item__by"><strong>Jonas Petit</strong> · Pharmacist</p><p class="room-item__text">Is there constipation, and what is taken for it?</p><p class="room-item__answer">Yes; senna, irregularly.</p></li></ol></section>
  <section class="room-section" aria-labelledby="sec">
    <form class="room-sections" aria-label="The case, section by section"><button type="button" class="room-tab">Pain</button><button type="button" class="room-tab" aria-current="true">Function</button><button type="button" class="room-tab">Medications</button><button type="button" class="room-tab">Safety</button></form>
    <h3 class="govuk-heading-m" id="sec">Function</h3>
    <dl class="room-answers"><div class="room-answer"><dt>Work</dt><dd>Off work for 14 months</dd></div><div class="room-answer"><dt>Walking</dt><dd>About 200 m</dd></div></dl></section>
</article>`;

const doorsStage = `<h2 class="govuk-heading-l">Welcome. We begin Wednesday 25 November at 12:00 Eastern</h2>
<p class="govuk-body">While people arrive: check that you are heard and seen, and have your questions ready.</p>
<p class="room-privacy">No names, birth dates, record numbers or places of patients, spoken or written.</p>
<h3 class="govuk-heading-m">What you take away</h3><ul class="govuk-list govuk-list--bullet"><li>Agree on a taper with the person</li><li>Know when to stop it</li></ul>`;

const here = new URL(".", import.meta.url);
await writeFile(new URL("room-case.html", here), page({ phase: "Recommendations of the hub", over: false, stage: caseStage }));
await writeFile(
  new URL("room-doors.html", here),
  page({ phase: "Doors open", over: true, stage: doorsStage, line: "<p>Your line is slow: we paused the pictures so that you keep the sound.</p><button type=\"button\" class=\"govuk-button room-small\">Turn them on again</button>" }),
);
