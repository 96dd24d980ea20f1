/**
 * Sends a form of a page that is older than the server as a plain form of the new page. What was typed goes with it
 * and comes back, saved or with the choice between two texts, in a page that fits the server again.
 * @returns false where the new page has no such form: whoever asks is signed out, or the line is gone.
 */
export async function sendAsNewPage(data: FormData): Promise<boolean> {
  const address = window.location.pathname + window.location.search;
  const answer = await fetch(address, { headers: { accept: "text/html" }, cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector<HTMLFormElement>("form[data-editor]");
  if (!answer.ok || !fresh) return false;
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "multipart/form-data";
  form.action = fresh.getAttribute("action") || address;
  // By these the server knows the action; their names are the framework's.
  for (const { name, value } of fresh.querySelectorAll<HTMLInputElement>('input[name^="$ACTION"]')) {
    form.append(hidden(name, value));
  }
  for (const [name, value] of data) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) form.append(hidden(name, value));
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
  return true;
}

/** A text area, because an input takes the line breaks out. */
function hidden(name: string, value: string): HTMLTextAreaElement {
  const control = document.createElement("textarea");
  control.name = name;
  control.value = value;
  return control;
}
