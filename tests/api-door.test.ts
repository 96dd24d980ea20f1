import { describe, expect, test } from "vitest";
import { turnAway } from "../server/front-door.ts";

const own = {
  baseUrl: "https://register.example",
  origins: ["https://register.example"],
  trustProxy: false,
};
const at = (url: string, method = "GET", headers: Record<string, string> = {}) =>
  turnAway({ url, method, headers }, own)?.status;

describe("a program at the door", () => {
  test.each([
    ["an address that decodes passes", "/api/v1/commitments/XA-7K3Q", undefined],
    ["a percent sign that stands for nothing is said in its own format", "/api/v1/commitments/%E0%A4%A", 400],
    ["a lone percent sign likewise", "/api/%", 400],
    ["in a query it is the reader of the query who says so", "/api/v1/commitments?q=%E0%A4%A", undefined],
    ["pages are the framework's to answer", "/en/%E0%A4%A", undefined],
  ])("%s", (_name, url, status) => {
    expect(at(url)).toBe(status);
  });

  test("reads from any page of the web, and writes from none but our own", () => {
    const elsewhere = { origin: "https://elsewhere.example" };
    expect(at("/api/v1/timeline", "GET", elsewhere)).toBeUndefined();
    expect(at("/api/v1/timeline", "OPTIONS", elsewhere)).toBeUndefined();
    expect(at("/api/v1/timeline", "POST", elsewhere)).toBe(403);
    expect(at("/api/v1/timeline", "POST")).toBe(403);
  });
});
