"use server";

import { paths } from "../../lib/paths.ts";
import { action } from "../../server/action.ts";
import { appointDeputy, endDeputy } from "./mutations.ts";
import { appointInput, endInput } from "./schema.ts";

export const appointDeputyAction = action({
  input: appointInput,
  run: async (actor, { locale, colleague, from, until, kind, password }) => {
    await appointDeputy(actor, { colleague, from, until, isExclusive: kind === "exclusive", password });
    return { goTo: paths.deskDeputies(locale) };
  },
});

export const endDeputyAction = action({
  input: endInput,
  run: async (actor, { locale, deputy }) => {
    await endDeputy(actor, { deputy });
    return { goTo: paths.deskDeputies(locale) };
  },
});
