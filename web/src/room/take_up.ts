// Makes a comment of one's own a recommendation: its words go into the form, where they can still be changed. Without this
// script the link leads to the same form, filled by the server.

export function takeUp(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-take-up]") : null;
    const text = link?.closest("li")?.querySelector(".room-item__text")?.textContent?.trim();
    const form = document.querySelector<HTMLFormElement>('#room-advice form[action$="/recommendations"]');
    const field = form?.querySelector<HTMLTextAreaElement>("textarea[name=text]");
    if (!text || !field) return;
    event.preventDefault();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
