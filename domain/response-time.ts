const WITHIN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Minutes of a response time such as `PT24H` or `P3D`; a day is 24 hours. Null where it is no such time. */
export function responseMinutes(within: string): number | null {
  const match = WITHIN.exec(within);
  if (match === null || within === "P" || within.endsWith("T")) return null;
  const [weeks, days, hours, minutes] = match.slice(1).map((part = "0") => Number(part));
  return (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
}
