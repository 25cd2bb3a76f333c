// The set-up key stands behind "#k=" in the address, where no server logs it: it is put into its field, and the
// address forgets it.

export function takeKey(field: HTMLInputElement): void {
  const key = new URLSearchParams(location.hash.slice(1)).get("k");
  if (!key) return;
  field.value = key;
  history.replaceState(null, "", location.pathname + location.search);
}
