// A mail server for tests: takes what it is sent, or refuses a recipient that it is told to refuse.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Received {
  from: string;
  to: string[];
  /** The message as it came over the wire. */
  source: string;
}

export interface TestMailServer {
  url: string;
  received: Received[];
  /** The passwords that were sent to it, in the clear. */
  passwords: string[];
  stop(): Promise<void>;
}

/** Starts on a free port of the loopback; `refuse` answers 550 to that address and 451 to `postpone`. */
export async function startMailServer(
  answers: { refuse?: string; postpone?: string } = {},
): Promise<TestMailServer> {
  const received: Received[] = [];
  const passwords: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      passwords.push(password ?? "");
      done(null, { user: username });
    },
    onRcptTo({ address }, _session, done) {
      if (address === answers.refuse)
        done(Object.assign(new Error("No such mailbox"), { responseCode: 550 }));
      else if (address === answers.postpone)
        done(Object.assign(new Error("Try later"), { responseCode: 451 }));
      else done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    passwords,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
