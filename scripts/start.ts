// `npm start`: from the settings to a served site, each step said; ends in order on Ctrl-C.
import path from "node:path";
import next from "next";
import { dropOwnerLogin, handOver, type Settings, settings } from "../env.ts";
import { ownNames } from "../server/front-door.ts";
import { listen } from "../server/listen.ts";
import { startReleaseJob } from "../server/release-job.ts";
import { buildIfChanged } from "./build.ts";
import { type Ending, endOnSignal } from "./ending.ts";
import { portFault, prepare } from "./prepare.ts";
import { step } from "./steps.ts";

async function start(current: Settings, ending: Ending): Promise<void> {
  const since = performance.now();
  const prepared = await prepare(current, ending, buildIfChanged);
  handOver(current, prepared, "production");
  await step("Server", () => serve(current, ending));
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const reach =
    current.host === "127.0.0.1" ? "this machine only (HOST=0.0.0.0 opens it to the network)" : current.host;
  console.log(
    `\nSurety is ready after ${seconds} s: ${current.baseUrl}\nIt listens on ${reach}, port ${current.port}. Ctrl-C stops it.\n`,
  );
}

async function serve(current: Settings, ending: Ending): Promise<void> {
  const { hostname, port, protocol } = new URL(current.baseUrl);
  const app = next({
    dev: false,
    dir: path.resolve(import.meta.dirname, ".."),
    // The name that readers use, for absolute addresses; where we listen is our own server's matter.
    hostname,
    port: Number(port) || (protocol === "https:" ? 443 : 80),
  });
  await app.prepare();
  // The framework reads .env files while it prepares; the owner's login must not come back by one.
  dropOwnerLogin();
  ending.atEnd(() => app.close());
  ending.atEnd(startReleaseJob());
  const stop = await listen({
    host: current.host,
    port: current.port,
    own: ownNames(current),
    handle: app.getRequestHandler(),
    onError: (error) => console.error(error),
  }).catch((error: NodeJS.ErrnoException) => {
    throw portFault(current.host, current.port, error.code ?? "unknown");
  });
  ending.atEnd(stop);
}

const ending = endOnSignal();
try {
  await start(settings(), ending);
} catch (error) {
  await ending.fail(error);
}
