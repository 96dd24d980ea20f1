import { isIPv4, isIPv6 } from "node:net";

/**
 * The network an address belongs to, as sign-ins are counted and shown: /24 of IPv4, /48 of IPv6. Never the
 * whole address, which would say more of a person than is needed.
 */
export function networkOf(address: string | null): string {
  const bare = (address ?? "").trim().replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(bare)) return `${bare.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIPv6(bare)) return `${firstThreeGroups(bare)}::/48`;
  return "unknown";
}

function firstThreeGroups(address: string): string {
  const [head = "", tail = ""] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...zeros, ...after]
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
