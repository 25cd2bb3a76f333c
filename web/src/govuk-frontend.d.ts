// The package ships no types; these are the few names we take from it.
declare module "govuk-frontend" {
  export interface ModuleClass {
    new (...args: never[]): unknown;
    readonly moduleName: string;
  }
  export function createAll(
    module: ModuleClass,
    config?: Record<string, unknown>,
    scope?: Element | Document,
  ): unknown[];
  export const Button: ModuleClass;
  export const CharacterCount: ModuleClass;
  export const Checkboxes: ModuleClass;
  export const ErrorSummary: ModuleClass;
  export const NotificationBanner: ModuleClass;
  export const PasswordInput: ModuleClass;
  export class Radios {
    constructor(root: Element);
    static readonly moduleName: string;
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }
  export const ServiceNavigation: ModuleClass;
  export const SkipLink: ModuleClass;
}
