// GOV.UK Frontend's radios, without `aria-expanded` on the input: ARIA does not allow it on a radio, and axe-core says so.
// What a choice reveals follows it directly in the page, so nothing is lost to a screen reader.
import { Radios } from "govuk-frontend";

export class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}
