// Products to choose from below a field for a drug's name: an editable combobox with a list (ARIA Authoring Practices). The
// field stays a plain one: what is typed counts, whether it was offered or not.

/** How many are offered, for those who hear the page; "{count}" stands for the number. */
export interface OfferWords {
  offered: string;
  none: string;
}

interface Offer {
  list: HTMLUListElement;
  chosen: number;
}

const offers = new WeakMap<HTMLInputElement, Offer>();

function dress(field: HTMLInputElement): Offer {
  const list = document.createElement("ul");
  list.id = `${field.id}-products`;
  list.className = "app-offer";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`)?.textContent?.trim() ?? "");
  list.hidden = true;
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.autocomplete = "off";
  const offer = { list, chosen: -1 };
  offers.set(field, offer);
  field.addEventListener("keydown", (event) => {
    press(field, offer, event);
  });
  field.addEventListener("blur", () => {
    close(field, offer);
  });
  // Before the field loses its focus.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) take(field, offer, option);
  });
  return offer;
}

function options(offer: Offer): Element[] {
  return Array.from(offer.list.children);
}

function close(field: HTMLInputElement, offer: Offer): void {
  offer.list.hidden = true;
  offer.chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(field: HTMLInputElement, offer: Offer, place: number): void {
  const all = options(offer);
  offer.chosen = all.length === 0 ? -1 : (place + all.length) % all.length;
  all.forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === offer.chosen));
  });
  const option = all[offer.chosen];
  if (!option) return;
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function take(field: HTMLInputElement, offer: Offer, option: Element): void {
  field.value = option.textContent ?? "";
  close(field, offer);
  field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "taken" }));
}

function press(field: HTMLInputElement, offer: Offer, event: KeyboardEvent): void {
  if (offer.list.hidden) return;
  const all = options(offer);
  const chosen = all[offer.chosen];
  if (event.key === "ArrowDown") choose(field, offer, offer.chosen + 1);
  else if (event.key === "ArrowUp") choose(field, offer, offer.chosen < 0 ? all.length - 1 : offer.chosen - 1);
  else if (event.key === "Enter" && chosen) take(field, offer, chosen);
  else if (event.key === "Escape") close(field, offer);
  else return;
  event.preventDefault();
}

/** Offers these names below a field, and says how many there are. */
export function offer(field: HTMLInputElement, names: string[], said: HTMLElement | null, words: OfferWords): void {
  const current = offers.get(field) ?? dress(field);
  close(field, current);
  current.list.replaceChildren(
    ...names.map((name, number) => {
      const option = document.createElement("li");
      option.id = `${current.list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = name;
      return option;
    }),
  );
  if (document.activeElement !== field) return;
  if (names.length > 0) {
    current.list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }
  if (said) said.textContent = names.length > 0 ? words.offered.replace("{count}", String(names.length)) : words.none;
}
