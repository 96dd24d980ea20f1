// The same bytes without a program behind them: how fast this machine can answer at all.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../db/embedded.ts";

export type StaticServer = { figure: string; url: string; pid: number; stop(): Promise<void> };

/** Serves `page` from bare node:http and, where it is installed, from nginx. */
export async function serveStatic(folder: string, page: Buffer): Promise<StaticServer[]> {
  fs.writeFileSync(path.join(folder, "page.html"), page);
  const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;
  return [...(hasNginx ? [await serveByNginx(folder)] : []), await serveByNode(folder)];
}

async function serveByNode(folder: string): Promise<StaticServer> {
  const port = await freePort();
  const program = path.join(import.meta.dirname, "bare-server.ts");
  const child = spawn(process.execPath, [program, path.join(folder, "page.html"), String(port)]);
  return untilServing("static page, bare node:http", port, child);
}

async function serveByNginx(folder: string): Promise<StaticServer> {
  const port = await freePort();
  const configuration = path.join(folder, "nginx.conf");
  // tcp_nopush holds the last packet of a kept connection back for 40 ms: off.
  fs.writeFileSync(
    configuration,
    `worker_processes 1; pid ${folder}/nginx.pid; error_log stderr; daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 1024; }
http { access_log off; tcp_nopush off; tcp_nodelay on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${folder}; } }
`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", configuration]);
  return untilServing("static page, nginx", port, child);
}

async function untilServing(figure: string, port: number, child: ChildProcess): Promise<StaticServer> {
  const url = `http://127.0.0.1:${port}/page.html`;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) {
      await answer.arrayBuffer();
      const stop = async () => {
        child.kill("SIGTERM");
        await ended;
      };
      return { figure, url, pid: child.pid ?? 0, stop };
    }
    await sleep(25);
  }
  child.kill("SIGTERM");
  throw new Error(`${figure} does not answer`);
}
