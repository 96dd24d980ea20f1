/** On paper only: the full address and the state of the record, so that a sheet can be traced back. */
export function PrintFooter({ address, lines }: { address: string; lines: readonly string[] }) {
  return (
    <div className="print-footer">
      <p>{address}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
