import { randomUUID } from "node:crypto";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import { errorFields, log } from "./log.ts";
import { asRefusal, STATUS } from "./refusals.ts";

/** A field at fault; `pointer` is a JSON Pointer (RFC 6901) into the parameters, `detail` says how to mend it. */
export type ProblemError = { pointer: string; detail: string };

type Problem = {
  status: number;
  code: string;
  title: string;
  detail?: string;
  instance?: string;
  errors?: ProblemError[];
};

/** Read by programs in any language, so these words are in English only. */
const TITLES: Record<RefusalCode, [title: string, detail: string]> = {
  malformed: ["Bad request", "Something in the address cannot be read; each fault is named in errors."],
  unauthenticated: ["Sign-in needed", "Sign in and try again."],
  forbidden: ["Not allowed", "This account may not do that."],
  not_found: ["Not found", "There is nothing at this address."],
  out_of_date: ["Out of date", "The record has changed since it was read: read it again."],
  conflict: ["Conflict", "The record does not allow this in its present state."],
  invalid: ["Invalid", "The content does not follow the rules; each fault is named in errors."],
  two_persons: ["Second person needed", "Who submitted an offer does not communicate it."],
  embargoed: ["Under embargo", "An act that waits for its time holds this line as it is."],
  reauthenticate: ["Password needed again", "Enter the password again and repeat."],
  wrong_password: ["Wrong password", "The password is not right."],
  throttled: ["Too many attempts", "Wait as long as Retry-After says."],
  last_administrator: ["Last administrator", "The last administrator stays."],
  nothing_to_do: ["Nothing to do", "There is no change to bring."],
  too_large: ["Too large", "The request is larger than is taken here."],
  unsupported: ["Unsupported content", "This kind of content is not taken here."],
  busy: [
    "Busy",
    "The register cannot answer right now: try again after as many seconds as Retry-After says.",
  ],
  precondition_required: ["If-Match needed", "Say with If-Match which version the change is meant for."],
};

/** Words for faults that only a program makes; other codes are keys of the messages namespace `faults`. */
const FAULT_DETAILS: Record<string, string> = {
  cursor: "is no cursor of this list: take the `next` of an answer, or leave it out",
};

function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...problem }), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}

/** The answer to an expected 'no' (RFC 9457). */
function refusalProblem(refusal: Refusal, errors: ProblemError[]): Response {
  const [title, detail] = TITLES[refusal.code];
  const body: Problem = { status: STATUS[refusal.code], code: refusal.code, title, detail };
  if (errors.length > 0) body.errors = errors;
  return problemResponse(
    body,
    refusal.retryAfter === null ? {} : { "retry-after": String(refusal.retryAfter) },
  );
}

/** A refusal that names fields with words of its own. */
export class MalformedRequest extends Refusal {
  readonly errors: ProblemError[];

  constructor(errors: ProblemError[]) {
    super("malformed");
    this.errors = errors;
  }
}

/** What a caller is told of anything thrown: an expected 'no', or a defect by its reference alone. */
export function problemOf(error: unknown): Response {
  if (error instanceof MalformedRequest) return refusalProblem(error, error.errors);
  const refusal = asRefusal(error);
  if (refusal) {
    const errors = refusal.faults.map(({ path, code }) => ({
      pointer: `/${path}`,
      detail: FAULT_DETAILS[code] ?? code,
    }));
    return refusalProblem(refusal, errors);
  }
  const reference = randomUUID();
  log.error("request.failed", { reference, ...errorFields(error) });
  return problemResponse({
    status: 500,
    code: "defect",
    title: "Internal error",
    detail:
      "A defect of the register, not of the request. Whoever runs it finds it in the log by the instance.",
    instance: `urn:uuid:${reference}`,
  });
}

/** 405 with the methods that the address does know (RFC 9110, 15.5.6). */
export const methodProblem = (allow: string): Response =>
  problemResponse(
    {
      status: 405,
      code: "method_not_allowed",
      title: "Method not allowed",
      detail: `This address answers ${allow}.`,
    },
    { allow },
  );
