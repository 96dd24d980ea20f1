// Runs a tool of node_modules as a child, its output shown or kept.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { childEnvironment, type Environment } from "../env.ts";

export const ROOT = path.resolve(import.meta.dirname, "..");

/** The script behind a command of a package, by its package.json. */
function commandFile(packageName: string, command: string): string {
  const folder = path.join(ROOT, "node_modules", packageName);
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const file = typeof bin === "string" ? bin : bin[command];
  if (!file) throw new Error(`The package ${packageName} has no command ${command}.`);
  return path.join(folder, file);
}

export interface ToolRun {
  package: string;
  command?: string;
  args: readonly string[];
  environment?: Environment;
  /** Show the output as it comes; otherwise it is returned. */
  shown?: boolean;
}

/** Runs the tool to its end; never rejects. */
export async function runTool(run: ToolRun): Promise<{ code: number; output: string }> {
  const file = commandFile(run.package, run.command ?? run.package);
  const child = spawn(process.execPath, [file, ...run.args], {
    cwd: ROOT,
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: "1", ...run.environment }),
    stdio: run.shown ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  // Ended with us, also when this process ends early.
  const abandon = () => child.kill();
  process.once("exit", abandon);
  let output = "";
  const keep = (text: Buffer) => {
    output += text.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const code = await new Promise<number>((resolve) => {
    child.on("error", () => resolve(127)).on("close", (ended) => resolve(ended ?? 1));
  });
  process.off("exit", abandon);
  return { code, output };
}
