// The texts of the editor's form in the browser: reading them, and bringing them to what the server holds.
import type { StandingText } from "../../colleagues/schema.ts";
import type { Clash, Note, SaveResult } from "../schema.ts";
import type { Saved } from "./saving.ts";

export const tidy = (text: string): string => text.replaceAll(/\r\n?/g, "\n").normalize("NFC").trim();
const textOf = (data: FormData, key: string): string => tidy(String(data.get(key) ?? ""));

/** The form as it stands. Bases come from what is known to be stored: the hidden inputs are for plain posts. */
export function readForm(form: HTMLFormElement, bases: Saved["bases"]): FormData {
  const data = new FormData(form);
  data.delete("next");
  for (const [name, base] of Object.entries(bases)) if (data.has(`f.${name}`)) data.set(`b.${name}`, base);
  return data;
}

/** Names of the fields whose text is not the one that is stored. */
export function changedNames(data: FormData): string[] {
  const names = [...data.keys()].filter((key) => key.startsWith("f.")).map((key) => key.slice(2));
  return names.filter((name) => textOf(data, `f.${name}`) !== textOf(data, `b.${name}`));
}

function setText(form: HTMLFormElement, key: string, text: string): void {
  const control = form.elements.namedItem(key);
  if (control instanceof RadioNodeList) {
    control.value = text;
    return;
  }
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ) {
    control.value = text;
    if (control.value !== text) makeRoom(control, text);
  }
}

/** A text must not change under the hands of whoever is about to type over it. */
const isInHand = (key: string): boolean => document.activeElement?.getAttribute("name") === key;

/** A date input or a list that cannot show a text must not show another one: the next save would store that. */
function makeRoom(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string): void {
  if (control instanceof HTMLSelectElement) control.add(new Option(text, text));
  else if (control instanceof HTMLInputElement) control.type = "text";
  control.value = text;
}

/**
 * Puts what stands on the server into the fields in which nothing was typed. Returns their bases, and what to tell;
 * `isWhole` is false where a field was in hand, and waits until it is left.
 */
export function takeOver(
  form: HTMLFormElement,
  data: FormData,
  texts: readonly StandingText[],
  inDispute: string[],
) {
  const bases: Record<string, string> = {};
  const notes: Note[] = [];
  let isWhole = true;
  for (const key of data.keys()) {
    const name = key.slice(2);
    if (!key.startsWith("f.") || inDispute.includes(name)) continue;
    const standing = texts.find((each) => each.name === name);
    const [base, mine, theirs] = [textOf(data, `b.${name}`), textOf(data, key), standing?.value ?? ""];
    // Over what is being typed, the next save asks.
    if (theirs === base || (mine !== base && mine !== theirs)) continue;
    if (mine !== theirs && isInHand(key)) {
      isWhole = false;
      continue;
    }
    bases[name] = theirs;
    if (mine === theirs) continue;
    setText(form, key, theirs);
    if (standing?.by) notes.push({ ...standing, name: name as Note["name"], at: standing.at || now() });
  }
  return { bases, notes, isWhole };
}
const now = (): string => new Date().toISOString();

/** Brings the form's texts to what the server now holds, where nothing was typed since. Returns the new bases. */
export function settle(form: HTMLFormElement, sent: FormData, result: SaveResult): Record<string, string> {
  const now = new FormData(form);
  const bases: Record<string, string> = {};
  for (const key of sent.keys()) {
    if (!key.startsWith("f.")) continue;
    const name = key.slice(2);
    const clash = result.clashes.find((each) => each.name === name);
    const note = result.notes.find((each) => each.name === name);
    const isUntouched = textOf(now, key) === textOf(sent, key);
    // Over what a colleague wrote and this person has not seen, the next save asks again.
    if (note && (!isUntouched || isInHand(key))) continue;
    // The next save of a field in dispute is made over the text that was shown.
    const stored = clash?.theirs ?? note?.value ?? chosen(sent, name);
    bases[name] = stored;
    if (!clash && isUntouched && textOf(sent, key) !== stored) setText(form, key, stored);
  }
  return bases;
}

const chosen = (sent: FormData, name: string): string =>
  textOf(sent, sent.get(`r.${name}`) === "theirs" ? `b.${name}` : `f.${name}`);

/** What is in dispute waits for the choice; everything else is saved. */
export function leaveOut(sent: FormData, clashes: readonly Clash[]): void {
  for (const { name } of clashes) for (const key of ["f", "b", "r"]) sent.delete(`${key}.${name}`);
}
