import type { Card } from "../queries.ts";

const INK = "#191e28";
const QUIET = "#4d535d";
const LONGEST = 150;

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text;

/** What a link to a page looks like where others show it: drawn on the server, with no style sheet at hand. */
export function CardPicture({ card }: { card: Card }) {
  const { register, above, title, marks, moment, evaluation } = card;
  const text = shortened(title);
  return (
    <div
      style={{
        ...COLUMN,
        width: "100%",
        height: "100%",
        padding: "56px 72px",
        background: "#fbfaf7",
        color: INK,
      }}
    >
      <div style={{ display: "flex", alignItems: "center", fontSize: 30 }}>
        <svg width="44" height="44" viewBox="0 0 32 32" fill="none" stroke={INK} role="presentation">
          <circle cx="16" cy="16" r="14.5" strokeWidth="2" />
          <path d="M16 16V6.5A9.5 9.5 0 1 1 6.5 16Z" fill={INK} stroke="none" />
        </svg>
        <span style={{ marginLeft: 18 }}>{register}</span>
      </div>
      <div style={{ ...COLUMN, flexGrow: 1, justifyContent: "center" }}>
        {above ? <div style={{ fontSize: 32, color: QUIET, marginBottom: 14 }}>{above}</div> : null}
        <div style={{ fontSize: text.length > 70 ? 52 : 66, lineHeight: 1.15 }}>{text}</div>
        <div style={{ display: "flex", marginTop: 30 }}>
          {marks.map((mark) => (
            <span key={mark} style={MARK}>
              {mark}
            </span>
          ))}
        </div>
      </div>
      <div
        style={{
          display: "flex",
          justifyContent: "space-between",
          alignItems: "center",
          paddingTop: 22,
          borderTop: `4px solid ${INK}`,
          fontSize: 28,
          color: QUIET,
        }}
      >
        <span>{moment}</span>
        {evaluation ? (
          <span style={{ padding: "2px 14px 6px", background: "#f6e7c1", color: INK }}>{evaluation}</span>
        ) : null}
      </div>
    </div>
  );
}

const COLUMN = { display: "flex", flexDirection: "column" } as const;
const MARK = { marginRight: 18, padding: "6px 22px 10px", border: `3px solid ${INK}`, fontSize: 32 };
