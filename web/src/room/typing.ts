// What somebody is typing: a form counts as written in while any of its controls differs from what the server sent.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function isControl(node: Node): node is Control {
  return (
    node instanceof HTMLTextAreaElement ||
    node instanceof HTMLSelectElement ||
    (node instanceof HTMLInputElement && node.type !== "hidden")
  );
}

export function isWritten(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const sent = Array.from(control.options).findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(sent, 0);
  }
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    return control.checked !== control.defaultChecked;
  }
  return control.value !== control.defaultValue;
}

export function isWrittenIn(form: HTMLFormElement): boolean {
  return Array.from(form.elements).some((element) => isControl(element) && isWritten(element));
}

/** The forms at or under a node that somebody is writing in. */
export function writtenForms(node: Node): HTMLFormElement[] {
  if (!(node instanceof Element)) return [];
  const forms = Array.from(node.querySelectorAll("form"));
  if (node instanceof HTMLFormElement) forms.push(node);
  return forms.filter(isWrittenIn);
}
