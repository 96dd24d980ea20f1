// Our own HTTP server in front of the framework: deadlines, the front door, and an end in order.
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { whileAnswering } from "./absence.ts";
import { WholeResponse } from "./failure.ts";
import { cleanHeaders, type OwnNames, turnAway } from "./front-door.ts";

/** How long a request that is under way may take to finish once the end was asked for. */
const LAST_REQUESTS_MS = 5_000;

export interface ListenOptions {
  host: string;
  port: number;
  own: OwnNames;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
  /** Called for a request that the framework itself failed on. */
  onError: (error: unknown) => void;
}

/**
 * Serves until the returned function is called, which lets running requests finish.
 * @throws the system's error when the address cannot be listened on (EADDRINUSE, EACCES).
 */
export async function listen(options: ListenOptions): Promise<() => Promise<void>> {
  let ending = false;
  const server = http.createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
      ServerResponse: WholeResponse,
      // A request to upgrade is answered as the plain request that it also is: nothing here upgrades.
      shouldUpgradeCallback: () => false,
    },
    (request, response) => {
      if (ending) response.setHeader("connection", "close");
      // A connection that only now falls idle was promised to be kept; it is not needed any more.
      response.once("close", () => ending && setImmediate(() => server.closeIdleConnections()));
      answer(request, response, options);
    },
  );
  server.on("clientError", refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: options.host, port: options.port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return () => {
    ending = true;
    return endInOrder(server);
  };
}

function answer(request: IncomingMessage, response: ServerResponse, options: ListenOptions): void {
  const no = turnAway(request, options.own);
  if (no) {
    const { status, ...problem } = no;
    sendProblem(response, { type: "about:blank", status, ...problem });
    return;
  }
  request.headers = cleanHeaders(request.headers, request.socket.remoteAddress, options.own);
  whileAnswering(response, () => options.handle(request, response)).catch((error: unknown) => {
    options.onError(error);
    if (response.headersSent) response.destroy();
    else sendProblem(response, { type: "about:blank", status: 500, code: "defect", title: "Internal error" });
  });
}

function sendProblem(response: ServerResponse, problem: { status: number; [key: string]: unknown }): void {
  const body = Buffer.from(JSON.stringify(problem));
  response.writeHead(problem.status, {
    "content-type": "application/problem+json",
    "content-length": body.length,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    // What the client still sends of a refused request is not read.
    connection: "close",
  });
  response.end(body);
}

/** Requests that are no HTTP, too slow or with too large headers: there is no response object for them. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const [status, code] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? ["431 Request Header Fields Too Large", "too_large"]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? ["408 Request Timeout", "too_slow"]
        : ["400 Bad Request", "malformed"];
  const body = JSON.stringify({ type: "about:blank", status: Number.parseInt(status ?? "400", 10), code });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

async function endInOrder(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const hard = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearTimeout(hard);
}
