// A save and a communication as a browser sends them: the form's server action over HTTP, to the real server.
import postgres from "postgres";
import { readEntryPoints } from "../e2e/entry-points.ts";
import { callAction, outcomeOf } from "../e2e/server-action.ts";
import { PASSWORD, type Party, type Person } from "./parties.ts";
import type { Writer } from "./writing.ts";

/** `ownerUrl` is asked for the revision that a page would have shown, outside of what is measured. */
export function formWriter(url: string, ownerUrl: string): Writer & { close(): Promise<void> } {
  const sql = postgres(ownerUrl, { max: 4, onnotice: () => {} });
  const actions = new Map(readEntryPoints().actions.map(({ name, id }) => [name, id]));
  const call = async (person: Person, page: string, name: string, fields: Record<string, string>) => {
    const action = actions.get(`features/offers/actions.ts#${name}`);
    if (!action) throw new Error(`The build has no action ${name}.`);
    const outcome = outcomeOf(
      await callAction({ url, page, action, fields: { locale: "en", ...fields }, token: person.token }),
    );
    if (outcome !== "done") throw new Error(`${name} answers ${outcome}`);
  };
  const revisionOf = async ({ code }: Party): Promise<string> => {
    const [draft] = await sql`select revision from offer_drafts
      where delegation_code = ${code} and state in ('open', 'submitted')`;
    return String(draft?.revision ?? 0);
  };
  return {
    save: ({ drafter, symbol, text: base }, text) =>
      call(drafter, `/en/desk/commitments/${symbol}`, "saveFieldsAction", {
        symbol,
        "f.summary_en": text,
        "b.summary_en": base,
      }),
    submit: async (party) =>
      call(party.drafter, "/en/desk/review", "submitOfferAction", { revision: await revisionOf(party) }),
    prepare: revisionOf,
    communicate: ({ head }, revision = "") =>
      call(head, "/en/desk/review", "communicateOfferAction", {
        revision,
        audience: "public",
        embargo: "",
        cover_note: "",
        password: PASSWORD,
      }),
    close: () => sql.end({ timeout: 5 }),
  };
}
