import { z } from "zod";
import type { DelegationSummary } from "../../domain/records.ts";
import * as words from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { day, instant } from "../commitments/schema.ts";
import type { DelegationFilter } from "./queries.ts";

/** What an address asks of the list of delegations: the filter, and the same as keys of a link. */
export function readDelegationsQuery({ query }: Pick<PageRequest, "query">): {
  filter: DelegationFilter;
  query: LinkQuery;
} {
  const filter = {
    stage: query.choices("stage", words.STAGES),
    category: query.choices("category", words.CATEGORIES),
    role: query.choices("role", words.DELEGATION_ROLES),
  };
  return { filter, query: filter };
}

/** A delegation as the API gives it. */
export const delegationBody = z
  .strictObject({
    code: z.string().meta({
      description: "ISO 3166-1 alpha-2; EU for the European Union.",
      examples: ["XA"],
    }),
    kind: z.enum(words.DELEGATION_KINDS),
    name: z.strictObject({ en: z.string(), uk: z.string() }),
    formalName: z.strictObject({ en: z.string().nullable(), uk: z.string().nullable() }),
    roles: z.array(
      z.strictObject({ role: z.enum(words.DELEGATION_ROLES), from: day.nullable(), to: day.nullable() }),
    ),
    domesticProcedure: z.string().nullable().meta({
      description: "What its law asks for before an undertaking binds it.",
    }),
    commitments: z.int().min(0),
    stages: z
      .partialRecord(z.enum(words.STAGES), z.int().min(0))
      .meta({ description: "How many of its lines stand at each stage; stages without any are left out." }),
    lastChangedAt: instant.nullable(),
  })
  .meta({ id: "Delegation" });

export function toDelegationBody(record: DelegationSummary): z.input<typeof delegationBody> {
  const { code, kind, name, formalName, roles, domesticProcedure, commitments, stages, lastChangedAt } =
    record;
  return { code, kind, name, formalName, roles, domesticProcedure, commitments, stages, lastChangedAt };
}

export const delegationExample: z.input<typeof delegationBody> = {
  code: "XA",
  kind: "state",
  name: { en: "Asteria", uk: "Астерія" },
  formalName: { en: "Republic of Asteria", uk: "Республіка Астерія" },
  roles: [{ role: "guarantor", from: "2025-06-01", to: null }],
  domesticProcedure: "Treaties need the consent of both chambers.",
  commitments: 3,
  stages: { pledged: 1, signed: 2 },
  lastChangedAt: "2026-03-24T09:30:00Z",
};
