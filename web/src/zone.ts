// Somebody who is not known yet is offered the time zone of their own device, not the hub's. What was chosen is left alone.

export function ownZone(list: HTMLSelectElement): void {
  if (document.querySelector(".govuk-error-summary")) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === "UTC" || list.value === zone) return;
  if (![...list.options].some((option) => option.value === zone)) {
    list.add(new Option(zone.replace(/\//g, " / ").replace(/_/g, " "), zone));
  }
  list.value = zone;
}
