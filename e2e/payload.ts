// React's payload (the text after `RSC: 1`, and inside the scripts of every page) is a list of rows that come in the
// order in which they were ready, under numbers in that order. Two renderings of one thing differ in both, so they
// are compared with the numbers taken out and the rows sorted.

/** The parts of a page's HTML that are its markup, and its payload. */
export function takeApart(html: string): { markup: string; payload: string } {
  const pushes =
    /<script[^>]*>(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[.*?\])\)<\/script>/gs;
  const payload = [...html.matchAll(pushes)]
    .map(([, json = "[]"]) => JSON.parse(json) as [number, string?])
    .map(([, text]) => text ?? "")
    .join("");
  return { markup: html.replaceAll(pushes, ""), payload };
}

/** The payload's rows without their order. */
export function withoutOrder(payload: string): string {
  return rowsOf(Buffer.from(payload))
    .map((row) =>
      row
        // References to other rows, by their number in hex.
        .replace(/"\$([@LBFQWiKh]?)[0-9a-f]+(?=[:"])/g, '"$$$1#')
        // The framework's own keys, drawn at random for each request.
        .replace(/"[\w-]{21}[vmh]"/g, '"RANDOM"'),
    )
    .toSorted()
    .join("\n");
}

/** A row is `id:` and a line, or `id:T`, a length in bytes and that much text. */
function rowsOf(bytes: Buffer): string[] {
  const rows: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(":", at);
    const text = /^T([0-9a-f]+),/.exec(bytes.subarray(colon + 1, colon + 12).toString("latin1"));
    const start = text ? colon + 1 + text[0].length : colon + 1;
    const newline = bytes.indexOf("\n", start);
    const lineEnd = newline < 0 ? bytes.length : newline;
    const end = text ? start + Number.parseInt(text[1] ?? "0", 16) : lineEnd;
    rows.push(bytes.subarray(start, end).toString());
    at = text ? end : lineEnd + 1;
  }
  return rows;
}
