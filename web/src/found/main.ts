// The check for identifying details on the pages where people write about a case.
import { guardSending } from "./sending";
import { watch } from "./watch";

guardSending();
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-found]")) watch(form);
