import { isEvaluation } from "../installation/queries.ts";

/** What every answer says on an evaluation copy; null on an installation that is the record. */
export const getNotice = async (): Promise<string | null> =>
  (await isEvaluation()) ? "Evaluation copy: not an official record." : null;
