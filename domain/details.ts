import type { Category } from "./vocabulary.ts";

/** `number`: a decimal string; `day`: `YYYY-MM-DD`; `choice`: one of `choices`. */
export type DetailKind = "text" | "choice" | "number" | "day";
export type DetailField = { name: DetailName; kind: DetailKind; choices: readonly string[] };

const KINDS = {
  area: "text",
  calibre: "text",
  channel: "text",
  coordination: "text",
  domain: ["land", "air", "sea", "support"],
  equipment_type: ["armour", "artillery", "aircraft", "uncrewed", "vehicles", "engineering", "other"],
  form: ["joint-production", "licence", "investment", "procurement"],
  forum: "text",
  level: ["strategic", "operational", "tactical"],
  mandate: "text",
  mandate_until: "day",
  means: "text",
  measure: ["trade", "financial", "energy", "assets", "travel", "transport"],
  participants: "text",
  per_year: "number",
  place: "text",
  rank: ["leaders", "ministers", "ambassadors", "experts"],
  scope: "text",
  sector: ["energy", "transport", "housing", "health", "education", "economy"],
  service: ["incident-response", "threat-information", "resilience", "training", "equipment"],
  system: "text",
} as const satisfies Record<string, Exclude<DetailKind, "choice"> | readonly string[]>;

export type DetailName = keyof typeof KINDS;
export const DETAIL_NAMES = Object.keys(KINDS) as DetailName[];

/** What only one category has, by name; what is not stated is left out. */
export type Details = Partial<Record<DetailName, string>>;

const field = (name: DetailName): DetailField => {
  const kind: Exclude<DetailKind, "choice"> | readonly string[] = KINDS[name];
  return typeof kind === "string" ? { name, kind, choices: [] } : { name, kind: "choice", choices: kind };
};
const fields = (...names: DetailName[]): readonly DetailField[] => names.map(field);

/** The fields that a category has beyond those of every commitment, in the order in which they are asked. */
export const DETAIL_FIELDS: Record<Category, readonly DetailField[]> = {
  "military-equipment": fields("equipment_type"),
  ammunition: fields("calibre"),
  "air-defence": fields("system"),
  maritime: fields("area"),
  training: fields("place", "per_year"),
  intelligence: fields("level", "channel"),
  cyber: fields("service"),
  "defence-industry": fields("form"),
  financing: fields("channel"),
  reconstruction: fields("sector"),
  "humanitarian-demining": fields("area"),
  sanctions: fields("measure", "coordination"),
  diplomatic: fields("forum"),
  consultation: fields("rank", "participants"),
  "troop-presence": fields("domain", "area", "mandate", "mandate_until"),
  "monitoring-verification": fields("means", "mandate", "mandate_until"),
  "mutual-defence": fields("scope"),
};

export const detailField = (name: DetailName): DetailField => field(name);

/** The categories that have this field. */
export const categoriesOf = (name: DetailName): Category[] =>
  (Object.keys(DETAIL_FIELDS) as Category[]).filter((category) =>
    DETAIL_FIELDS[category].some((each) => each.name === name),
  );

export const hasDetail = (category: Category, name: DetailName): boolean =>
  DETAIL_FIELDS[category].some((each) => each.name === name);
