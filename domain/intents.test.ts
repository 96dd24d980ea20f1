import { describe, expect, test } from "vitest";
import { INTENT_FIELDS, type IntentField } from "./field-names.ts";
import { groupLines, type IntentLine, intentOf, kindOfAct, reasonOfAct } from "./intents.ts";
import type { Stage } from "./vocabulary.ts";

const ACT = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

function line(
  symbol: string,
  said: Partial<Record<IntentField, string>>,
  [before, after]: [Stage | null, Stage] = ["pledged", "pledged"],
  corrects: string | null = null,
): IntentLine {
  const fields = Object.fromEntries(INTENT_FIELDS.map((name) => [name, said[name] ?? ""]));
  return {
    symbol,
    fields: fields as Record<IntentField, string>,
    before: before && { stage: before },
    after: { stage: after },
    corrects: corrects === null ? null : { actId: corrects, audience: "public" },
  };
}

describe("the intent of a line", () => {
  test.each([
    ["withdraw", {}, "withdraw"],
    ["", {}, "change"],
    ["", null, "new"],
    ["anything", {}, "change"],
  ])("%j on %j is %s", (intent, before, expected) => {
    expect(intentOf({ intent }, before)).toBe(expected);
  });
});

describe("the kind of act that brings a line", () => {
  test.each<[string, Stage | null, Stage, string]>([
    ["", "pledged", "pledged", "communication"],
    ["", null, "expressed", "communication"],
    ["new", null, "pledged", "communication"],
    ["withdraw", "pledged", "withdrawn", "withdrawal"],
    ["withdraw", "in-force", "denounced", "withdrawal"],
    ["correct", "signed", "pledged", "correction"],
    ["confirm", "pledged", "pledged", "confirmation"],
    ["suspend", "in-force", "suspended", "suspension"],
    ["step", "expressed", "pledged", "communication"],
    ["step", "pledged", "signed", "signature"],
    ["step", "signed", "ratified", "ratification"],
    ["step", "ratified", "in-force", "entry-into-force"],
    ["step", "suspended", "in-force", "communication"],
  ])("%j from %s to %s is a %s", (intent, before, after, kind) => {
    expect(kindOfAct(line("XA-0001", { intent }, [before, after]))).toBe(kind);
  });
});

describe("lines come together in acts", () => {
  test("of one kind each, corrections by the act that they correct", () => {
    const groups = groupLines([
      line("XA-0001", {}),
      line("XA-0002", { intent: "withdraw" }, ["pledged", "withdrawn"]),
      line("XA-0003", { intent: "correct" }, undefined, ACT),
      line("XA-0004", { intent: "new" }, [null, "pledged"]),
      line("XA-0005", { intent: "correct" }, undefined, OTHER),
      line("XA-0006", { intent: "correct" }, undefined, ACT),
    ]);
    expect(
      groups.map((group) => [group.kind, group.correctsActId, group.lines.map((l) => l.symbol)]),
    ).toEqual([
      ["communication", null, ["XA-0001", "XA-0004"]],
      ["withdrawal", null, ["XA-0002"]],
      ["correction", ACT, ["XA-0003", "XA-0006"]],
      ["correction", OTHER, ["XA-0005"]],
    ]);
  });

  test("no line, no act", () => {
    expect(groupLines([])).toEqual([]);
  });
});

describe("the reason of an act", () => {
  test.each<[string, string[], string, string | null]>([
    ["nothing said", [""], "", null],
    ["the cover note alone", [""], "Note", "Note"],
    ["one reason", ["Why"], "", "Why"],
    ["one reason for all lines", ["Why", "Why"], "Note", "Why\n\nNote"],
    ["reasons that differ", ["Why", "Else"], "", "XA-0000: Why\n\nXA-0001: Else"],
    ["a reason of one line among several", ["Why", ""], "", "XA-0000: Why"],
  ])("%s", (_rule, reasons, coverNote, expected) => {
    const lines = reasons.map((reason, index) => line(`XA-000${index}`, { reason }));
    expect(reasonOfAct(lines, coverNote)).toBe(expected);
  });
});
