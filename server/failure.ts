import { randomUUID } from "node:crypto";
import { ServerResponse } from "node:http";
import { FAILURE_POLICY, failurePage } from "./failure-page.ts";
import { log } from "./log.ts";

/** Headers that tell of the dropped document: its length, its coding, its policy, what to load for it. */
const OF_THE_DOCUMENT = /^(content-.*|transfer-encoding|etag|link|cache-control)$/;

/**
 * Where a page fails, the framework answers 500 with an empty document that only a script fills. This response
 * puts a page in its place that every reader can read, and drops the framework's own as it comes.
 */
export class WholeResponse extends ServerResponse {
  #page: Buffer | null = null;

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    if (!this.#replace()) return Reflect.apply(super.writeHead, this, [status, ...rest]);
    return super.writeHead(status);
  }

  override write(...given: unknown[]): boolean {
    if (!this.headersSent) this.#replace();
    if (!this.#page) return Reflect.apply(super.write, this, given);
    // Whoever writes waits for the callback, if there is one.
    const done = given.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  }

  override end(...given: unknown[]): this {
    if (!this.headersSent) this.#replace();
    return Reflect.apply(super.end, this, this.#page ? [this.#page] : given);
  }

  /** Whether the answer is the page of a failure; decided before its headers are sent. */
  #replace(): boolean {
    if (this.#page) return true;
    const isDocument = String(this.getHeader("content-type")).startsWith("text/html");
    if (this.statusCode !== 500 || !isDocument) return false;
    const reference = randomUUID();
    log.error("page.failed", { reference });
    this.#page = Buffer.from(failurePage(reference));
    for (const name of this.getHeaderNames()) if (OF_THE_DOCUMENT.test(name)) this.removeHeader(name);
    this.setHeader("content-type", "text/html; charset=utf-8");
    this.setHeader("content-length", this.#page.length);
    this.setHeader("content-security-policy", FAILURE_POLICY);
    this.setHeader("cache-control", "no-store");
    return true;
  }
}
