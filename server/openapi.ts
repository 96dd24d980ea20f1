import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Operation } from "./route.ts";

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable: what programs decide by.", examples: ["malformed"] }),
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: "Names a defect in the log." }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({ description: "JSON Pointer to the parameter.", examples: ["/asOf"] }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457." });

const etag = z.string().meta({ description: "Strong entity tag (RFC 9110, 8.8.3)." });
const retryAfter = z.string().meta({ description: "Seconds after which to try again." });
const ifNoneMatch = z.string().optional().meta({ description: "The ETag of the answer that is at hand." });
const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

/** The OpenAPI 3.1 document of these operations, made from the schemas that answer and parse them. */
export function describeApi(
  operations: readonly Operation[],
  about: { title: string; version: string; description: string; license: { name: string; url: string } },
) {
  const paths: ZodOpenApiPathsObject = Object.fromEntries(
    operations.map((operation) => [operation.path, { get: operationObject(operation) }]),
  );
  return createDocument(
    { openapi: "3.1.0", info: about, servers: [{ url: "/" }], security: [], paths },
    {
      // Strict for our own tests; whoever reads must bear further members.
      override: ({ jsonSchema, io }) => {
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    },
  );
}

function operationObject({
  id,
  summary,
  params,
  query,
  body,
  example,
}: Operation): ZodOpenApiOperationObject {
  return {
    operationId: id,
    summary,
    requestParams: { path: params, query, header: z.object({ "If-None-Match": ifNoneMatch }) },
    responses: {
      "200": {
        description: "The record as asked for.",
        headers: z.object({ ETag: etag }),
        content: { "application/json": { schema: body, example } },
      },
      "304": { description: "Unchanged since the answer with that ETag.", headers: z.object({ ETag: etag }) },
      "400": refused("A parameter is unknown or cannot be read; each fault is named."),
      ...(Object.keys(params.shape).length > 0 ? { "404": refused("Nothing at this address.") } : {}),
      "503": {
        ...refused("The database does not answer."),
        headers: z.object({ "Retry-After": retryAfter }),
      },
    },
  };
}
