"use server";

import { Refusal } from "../../domain/refusal.ts";
import { actAddress } from "../../domain/symbol.ts";
import { paths } from "../../lib/paths.ts";
import { action } from "../../server/action.ts";
import {
  callOffAct,
  communicateOffer,
  removeLine,
  returnOffer,
  saveFields,
  submitOffer,
  takeBackOffer,
} from "./mutations.ts";
import {
  callOffInput,
  communicateInput,
  lineInput,
  offerInput,
  returnInput,
  saveInput,
  submitInput,
} from "./schema.ts";

export const saveFieldsAction = action({
  input: saveInput,
  run: async (actor, { locale, as, next, ...input }) => {
    // Another person may have signed in here meanwhile: what they did not write is not put to their name.
    if (as !== undefined && as !== actor.accountId) throw new Refusal("unauthenticated");
    const result = await saveFields(actor, input);
    // Whoever still has to choose between two texts stays until it is done.
    return next === "review" && result.clashes.length === 0 ? { goTo: paths.deskReview(locale) } : { result };
  },
});

export const removeLineAction = action({
  input: lineInput,
  run: async (actor, { locale, symbol }) => {
    await removeLine(actor, { symbol });
    return { goTo: paths.desk(locale) };
  },
});

export const submitOfferAction = action({
  input: submitInput,
  run: async (actor, { locale, revision }) => {
    await submitOffer(actor, { revision });
    return { goTo: paths.desk(locale) };
  },
});

export const takeBackOfferAction = action({
  input: offerInput,
  run: async (actor, { locale }) => {
    await takeBackOffer(actor);
    return { goTo: paths.deskReview(locale) };
  },
});

export const returnOfferAction = action({
  input: returnInput,
  run: async (actor, { locale, ...input }) => {
    await returnOffer(actor, input);
    return { goTo: paths.desk(locale) };
  },
});

export const communicateOfferAction = action({
  input: communicateInput,
  run: async (actor, { locale, revision, audience, embargo, cover_note: coverNote, password }) => {
    const said = { revision, audience, embargo, coverNote, password };
    const [first] = await communicateOffer(actor, said);
    return { goTo: first ? paths.deskReceipt(locale, receiptAddress(first)) : paths.desk(locale) };
  },
});

export const callOffActAction = action({
  input: callOffInput,
  run: async (actor, { locale, act, password }) => {
    await callOffAct(actor, { act, password });
    return { goTo: paths.deskReceipt(locale, act) };
  },
});

/** By its number; by its id while it has none. */
const receiptAddress = ({ id, symbol }: { id: string; symbol: string }): string =>
  symbol === "" ? id : actAddress(symbol);
