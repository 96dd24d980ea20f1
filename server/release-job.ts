import { releaseDue } from "../db/client.ts";
import { errorFields, log } from "./log.ts";

const EVERY_MS = 1_000;

/**
 * Every second, releases the acts whose embargo has passed. It decides nothing: the database releases what is due and
 * counts it from the embargo's end, however late this runs and in however many processes. While the database is away
 * it goes on trying, and says so once.
 * @returns ends it, when a release that is under way is done.
 */
export function startReleaseJob(release: () => Promise<number> = releaseDue, everyMs = EVERY_MS) {
  let isEnding = false;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      const released = await release();
      if (released > 0) log.info("acts.released", { count: released });
      if (isFailing) log.info("release.resumed");
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn("release.failed", errorFields(error));
      isFailing = true;
    }
    if (!isEnding) timer = setTimeout(begin, everyMs);
  };
  const begin = (): void => {
    running = run();
  };
  begin();
  return async (): Promise<void> => {
    isEnding = true;
    clearTimeout(timer);
    await running;
  };
}
