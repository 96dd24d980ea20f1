/** Words of English that say how firmly a text binds. Why each stands where it stands: docs/method.md. */

/**
 * `isGuarded`: beside a negation or a taking-back, or in a subordinate clause, where the mark may say the opposite
 * or be another's duty.
 */
export type Hedge = { name: string; isGuarded: boolean };
/** A higher rung is firmer. `at`: how many words of the rest stand before it. `text`: the words as they stand. */
export type Rung = { name: string; text: string; rung: number; at: number; isGuarded: boolean };
export type ReadText = { rest: string[]; ladder: Rung[]; hedges: Hedge[] };

type Token = { text: string; typed: string; isStop: boolean };

/** Words, numbers with their marks, stops, and the signs that carry meaning: per cent, currencies, square brackets. */
const TOKENS = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’ʼ]\p{L}+)*|[.,;:!?]|[%‰[\]]|\p{S}/gu;

function tokensOf(text: string): Token[] {
  return Array.from(text.normalize("NFC").matchAll(TOKENS), ([typed]) => ({
    typed,
    text: typed.toLowerCase().replaceAll(/[’ʼ]/g, "'"),
    isStop: /^[.,;:!?]$/.test(typed),
  }));
}

/** A text without what only formats it: spaces, capitals, punctuation. Equal results: the same words. */
export const plainWords = (text: string): string =>
  tokensOf(text)
    .filter(({ isStop }) => !isStop)
    .map(({ text: word }) => word)
    .join(" ");

const LADDER: readonly [pattern: RegExp, name: string, rung: number][] = [
  [/^shall(?: |$)/, "shall", 6],
  [/^will(?: |$)/, "will", 6],
  [/^undertakes? to(?: |$)/, "undertakes to", 6],
  [/^commits? to(?: |$)/, "commits to", 6],
  [/^agrees? to(?: |$)/, "agrees to", 5],
  [/^intends? to(?: |$)/, "intends to", 4],
  [/^stands? ready to(?: |$)/, "stands ready to", 3],
  [/^(?:is|are|be) ready to(?: |$)/, "is ready to", 3],
  [/^seeks? to(?: |$)/, "seeks to", 2],
  [/^may consider(?: |$)/, "may consider", 1],
  [/^may(?: |$)/, "may", 1],
];
/** The steps of the ladder with their words, firmest first. */
export const ladderSteps = (): string[][] =>
  [...new Set(LADDER.map(([, , rung]) => rung))].map((step) =>
    LADDER.filter(([, , rung]) => rung === step).map(([, name]) => name),
  );

const HEDGES: readonly RegExp[] = [
  /^(?:(?:where|wherever|if|as far as) possible|to the extent possible|where feasible)(?: |$)/,
  /^(?:as|where|if) appropriate(?: |$)/,
  /^in principle(?: |$)/,
  /^within available (?:means|resources)(?: |$)/,
  /^proposed(?: (?!by |that |to |in )|$)/,
];
const LONGEST_PHRASE = 5;
/** Words of a `subject to …` that is still a hedge. */
const LONGEST_LIMIT = 9;
/** `will` and `proposed` after these are a noun and a verb. */
const NOT_A_MODAL_AFTER = /^(?:political|the|free|good|its|their|his|her|of|own|same)$/;
const NOT_A_HEDGE_AFTER = /^(?:has|have|had|is|are|was|were|been|be|as|which|who|and)$/;
const NEGATION = /^(?:not|no|nothing|never|none|neither|nor|cannot|without|nobody|.*n't)$/;
/** Verbs by which a party takes back, holds back, or is paid back: firmer words then bind it to less. */
const TAKING_BACK =
  /^(?:withdr[ae]w|suspend|terminat|denounc|revok|cancel|ceas|halt|stop|end(?:s|ed|ing)?$|refus|declin|den(?:y|ies|ied)|limit|reduc|cap(?:s|ped)?$|restrict|exclud|exempt|avoid|refrain|abstain|delay|postpon|repa(?:y|id)|reimburs|return)/;
const SUBORDINATE =
  /^(?:if|unless|provided|once|after|before|until|when|whenever|where|while|whether|because|as|that|which|who|whose|whom|what)$/;

/** The words from a token to the next stop; no more than are looked at, for a text may have no stop at all. */
function clauseFrom(tokens: readonly Token[], at: number): string[] {
  const words = tokens.slice(at, at + LONGEST_LIMIT + 1);
  const stop = words.findIndex(({ isStop }) => isStop);
  return words.slice(0, stop < 0 ? undefined : stop).map(({ text }) => text);
}

/** The words of a hedge that begins at a token; null where none does. */
function hedgeAt(tokens: readonly Token[], at: number): string[] | null {
  const words = clauseFrom(tokens, at);
  if (words[0] === "subject" && words[1] === "to") return subjectTo(words);
  if (words[0] === "proposed" && NOT_A_HEDGE_AFTER.test(tokens[at - 1]?.text ?? "")) return null;
  const phrase = words.slice(0, LONGEST_PHRASE).join(" ");
  const match = HEDGES.map((pattern) => pattern.exec(phrase)).find((found) => found !== null);
  return match ? match[0].trim().split(" ") : null;
}

/** `subject to` reaches to the next stop. Long, or with a number or an `and`, it may hold part of the promise: prose. */
function subjectTo(words: string[]): string[] | null {
  const isPlain = words.length > 2 && words.length <= LONGEST_LIMIT;
  return isPlain && !words.some((word) => /\p{N}|^(?:and|shall|will|may)$/u.test(word)) ? words : null;
}

/** Takes the hedges out, with a pair of commas around one, so that `intends, if possible, to` is `intends to`. */
function withoutHedges(tokens: readonly Token[]): { kept: Token[]; hedges: Hedge[] } {
  const kept: Token[] = [];
  const found: { name: string; at: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const words = hedgeAt(tokens, at);
    const token = tokens[at];
    if (words) {
      const isBetweenCommas = kept.at(-1)?.text === "," && tokens[at + words.length]?.text === ",";
      if (isBetweenCommas) kept.pop();
      found.push({ name: words.join(" "), at: kept.length });
      at += words.length - 1 + Number(isBetweenCommas);
    } else if (token) kept.push(token);
  }
  return { kept, hedges: found.map(({ name, at }) => ({ name, isGuarded: isGuarded(kept, at) })) };
}

type Step = { name: string; text: string; rung: number; length: number };

/** The word of the ladder that begins at a token. `consider` is one only after another: `will consider`. */
function rungAt(tokens: readonly Token[], at: number, previous: Rung | null): Step | null {
  const phrase = clauseFrom(tokens, at).slice(0, LONGEST_PHRASE).join(" ");
  if (previous && /^consider(?: |$)/.test(phrase)) {
    return { name: "consider", text: "consider", rung: 1, length: 1 };
  }
  for (const [pattern, name, rung] of LADDER) {
    const match = pattern.exec(phrase);
    const isNoun = name === "will" && NOT_A_MODAL_AFTER.test(tokens[at - 1]?.text ?? "");
    // The month is written with a capital.
    const isMonth = name.startsWith("may") && tokens[at]?.typed !== "may";
    if (match && !isNoun && !isMonth) {
      const words = match[0].trim();
      return { name, text: words, rung, length: words.split(" ").length };
    }
  }
  return null;
}

/** A text as the words that mark its firmness and the rest. */
export function readMarks(text: string): ReadText {
  const { kept, hedges } = withoutHedges(tokensOf(text));
  const rest: string[] = [];
  const ladder: Rung[] = [];
  // The word of the ladder that stands directly before, if one does.
  let previous: Rung | null = null;
  for (let at = 0; at < kept.length; at += 1) {
    const token = kept[at];
    const step = rungAt(kept, at, previous);
    if (step && previous) {
      // Two in a row are one, as firm as the weaker.
      previous.name += ` ${step.name}`;
      previous.text += ` ${step.text}`;
      previous.rung = Math.min(previous.rung, step.rung);
    } else if (step) {
      const { name, rung, text: words } = step;
      previous = { name, rung, text: words, at: rest.length, isGuarded: isGuarded(kept, at) };
      ladder.push(previous);
    } else if (token && !token.isStop) {
      rest.push(previous ? verbStem(token.text) : token.text);
      previous = null;
    }
    at += (step?.length ?? 1) - 1;
  }
  return { rest, ladder, hedges };
}

/** Whether the sentence of a token is negated or takes something back, or its clause up to there is subordinate. */
function isGuarded(tokens: readonly Token[], at: number): boolean {
  const isEnd = ({ text }: Token): boolean => /^[.;!?]$/.test(text);
  const before = tokens.slice(0, at);
  const end = tokens.findIndex((token, index) => index >= at && isEnd(token));
  const sentence = tokens.slice(before.findLastIndex(isEnd) + 1, end < 0 ? undefined : end);
  const clause = before.slice(before.findLastIndex(({ isStop }) => isStop) + 1);
  return (
    sentence.some(({ text }) => NEGATION.test(text) || TAKING_BACK.test(text)) ||
    clause.some(({ text }) => SUBORDINATE.test(text))
  );
}

/** The verb after a word of the ladder, so that `to provide` and `consider providing` are one verb. */
const verbStem = (verb: string): string =>
  verb.length < 5 && !verb.endsWith("e")
    ? verb
    : verb.replace(/(?:ing|e)$/, "").replace(/([^aeiousl])\1$/, "$1");
