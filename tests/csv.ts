/** Reads CSV strictly by RFC 4180. @throws Error for anything that the grammar does not have. */
export function readCsv(text: string): string[][] {
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  const rows: string[][] = [[]];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    cell.lastIndex = at;
    const [whole = "", quoted, bare = ""] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text.startsWith("\r\n", at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else if (text[at] === ",") {
      at += 1;
      if (at === text.length) rows.at(-1)?.push("");
    } else if (at < text.length)
      throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
  }
  return rows;
}

/** Rows by the names of the first one. */
export function readRecords(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error(`${row.length} cells under ${names.length} names`);
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]));
  });
}
