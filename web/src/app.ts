// Every page's script: the GOV.UK Frontend modules that our components use, and small comforts of our own.
// A page is complete without it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { autosave } from "./autosave";
import { confirmFirst } from "./confirm";
import { copyable } from "./copy";
import { rows } from "./form/rows";
import { follow } from "./follow";
import { PlainRadios } from "./radios";
import { takeKey } from "./setup";
import { ownZone } from "./zone";

// The package asks for these two classes; its own template sets them by an inline script, which our
// content security policy refuses.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const module of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  PlainRadios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(module);
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-module~='app-autosave']")) autosave(form);
for (const table of document.querySelectorAll<HTMLElement>("[data-rows]")) rows(table);
confirmFirst();
for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) copyable(button);
for (const field of document.querySelectorAll<HTMLInputElement>("form[action='/setup'] [name='secret']")) takeKey(field);
for (const list of document.querySelectorAll<HTMLSelectElement>("form[action$='/registration'] select[name='zone']")) ownZone(list);
for (const part of document.querySelectorAll<HTMLElement>("[data-follow]")) follow(part);
