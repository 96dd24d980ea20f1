// `npm run dev`: the same preparation as `npm start`, then the framework's development server.
// It lacks our own server in front (origin check, header cleaning): for a developer's machine only.
import { spawn } from "node:child_process";
import path from "node:path";
import { childEnvironment, handOver, type Settings, settings } from "../env.ts";
import { startReleaseJob } from "../server/release-job.ts";
import { type Ending, endOnSignal } from "./ending.ts";
import { copyFonts } from "./fonts.ts";
import { prepare } from "./prepare.ts";

async function develop(current: Settings, ending: Ending): Promise<void> {
  handOver(current, await prepare(current, ending, copyFonts), "development");
  ending.atEnd(startReleaseJob());
  const root = path.resolve(import.meta.dirname, "..");
  const tool = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(
    process.execPath,
    [tool, "dev", "--hostname", current.host, "--port", String(current.port)],
    {
      cwd: root,
      env: childEnvironment({ __NEXT_PRIVATE_ORIGIN: undefined }),
      stdio: "inherit",
    },
  );
  const ended = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 0)));
  ending.atEnd(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const code = await ended;
  if (code !== 0) await ending.fail(new Error(`next dev ended with code ${code}`));
}

const ending = endOnSignal();
try {
  await develop(settings(), ending);
} catch (error) {
  await ending.fail(error);
}
