// Underlines parts of a text field. A text field cannot mark its own text, so a see-through copy lies over it, out of reach of
// pointer, keyboard and screen reader.

export type Field = HTMLTextAreaElement | HTMLInputElement;

export interface Mark {
  start: number;
  end: number;
  blocks: boolean;
}

const COPIED = [
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
  "paddingTop", "paddingRight", "paddingBottom", "paddingLeft",
  "fontFamily", "fontSize", "fontWeight", "fontStyle", "fontVariantNumeric", "letterSpacing", "lineHeight",
  "textIndent", "textTransform", "wordSpacing", "tabSize",
] as const;

const covers = new WeakMap<Field, Cover>();

/** Marks these parts of a field, and no others. */
export function underline(field: Field, marks: Mark[]): void {
  const known = covers.get(field);
  if (!known && marks.length === 0) return;
  const cover = known ?? new Cover(field);
  covers.set(field, cover);
  cover.show(marks);
}

class Cover {
  private readonly element = document.createElement("div");

  constructor(private readonly field: Field) {
    this.element.className = "app-underline";
    this.element.setAttribute("aria-hidden", "true");
    this.element.dir = "auto";
    field.parentElement?.classList.add("app-underlined");
    field.after(this.element);
    field.addEventListener("scroll", () => this.scroll());
    if ("ResizeObserver" in window) new ResizeObserver(() => this.fit()).observe(field);
  }

  show(marks: Mark[]): void {
    this.element.hidden = marks.length === 0;
    if (this.element.hidden) return;
    const text = this.field.value;
    const parts: (string | HTMLElement)[] = [];
    let at = 0;
    for (const mark of marks) {
      parts.push(text.slice(at, mark.start));
      const part = document.createElement("span");
      part.className = mark.blocks ? "app-underline__block" : "app-underline__confirm";
      part.textContent = text.slice(mark.start, mark.end);
      parts.push(part);
      at = mark.end;
    }
    // A last line break shows in a text field, and in the copy only with something behind it.
    parts.push(`${text.slice(at)}\u200b`);
    this.element.replaceChildren(...parts);
    this.fit();
  }

  private fit(): void {
    const { field, element } = this;
    const from = getComputedStyle(field);
    for (const name of COPIED) element.style[name] = from[name];
    element.style.whiteSpace = field instanceof HTMLTextAreaElement ? "pre-wrap" : "pre";
    const borders = parseFloat(from.borderLeftWidth) + parseFloat(from.borderRightWidth);
    element.style.width = `${field.clientWidth + borders}px`;
    element.style.height = `${field.offsetHeight}px`;
    element.style.left = `${field.offsetLeft}px`;
    element.style.top = `${field.offsetTop}px`;
    this.scroll();
  }

  private scroll(): void {
    this.element.scrollTop = this.field.scrollTop;
    this.element.scrollLeft = this.field.scrollLeft;
  }
}
