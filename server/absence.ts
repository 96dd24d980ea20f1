import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

// On globalThis: the framework bundles this file apart from the server that runs outside of it.
const kept = globalThis as { suretyResponses?: AsyncLocalStorage<ServerResponse> };
const responses = (): AsyncLocalStorage<ServerResponse> => {
  kept.suretyResponses ??= new AsyncLocalStorage();
  return kept.suretyResponses;
};

/** Runs the framework's handler so that a page can say of its own answer that nothing is there. */
export const whileAnswering = <T>(response: ServerResponse, run: () => T): T =>
  responses().run(response, run);

/** The answer under way, for what the framework does not say of it; undefined where our server does not run. */
export const answerUnderWay = (): ServerResponse | undefined => responses().getStore();

/**
 * Makes the answer under way a 404 whose page is still rendered here. The framework's own `notFound()` sends an
 * empty document that only a script fills, so a reader without one would see nothing. False where our server
 * does not run (in development): then `notFound()` it is.
 */
export function answerAbsent(): boolean {
  const response = answerUnderWay();
  if (!response || response.headersSent) return false;
  response.statusCode = 404;
  return true;
}
