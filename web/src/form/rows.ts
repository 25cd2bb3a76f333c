// Adds a row to a table of the case form in place. Without it the button saves the section, and its page comes back with
// one more row.
//
// The table names its most rows, and holds a row to copy in which NUMBER stands for the row's number:
//   <div data-rows data-most="30"> <fieldset data-row>…</fieldset> <template data-blank>…</template> <button data-add> </div>

export function rows(table: HTMLElement): void {
  const blank = table.querySelector<HTMLTemplateElement>("template[data-blank]");
  const add = table.querySelector<HTMLButtonElement>("button[data-add]");
  const most = Number(table.dataset["most"]);
  if (!blank || !add) return;
  add.addEventListener("click", (event) => {
    const count = table.querySelectorAll("[data-row]").length;
    if (count >= most) return;
    event.preventDefault();
    const copy = document.createElement("template");
    // Names count from 0, people from 1.
    copy.innerHTML = blank.innerHTML.replace(/-NUMBER/g, `-${count}`).replace(/ NUMBER/g, ` ${count + 1}`);
    const row = copy.content.querySelector<HTMLElement>("[data-row]");
    blank.before(copy.content);
    row?.querySelector<HTMLElement>("input, select")?.focus();
  });
}
