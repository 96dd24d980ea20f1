import { z } from "zod";
import { normaliseText, type TextLimits, textFault } from "../domain/text.ts";

/**
 * The one type for text from outside: brought to NFC and `\n`, without surrounding white space, refused where
 * `textFault` finds a fault. The issue's message is the fault's code; forms and commands have words for it.
 */
export const cleanText = (limits: TextLimits = {}) =>
  z
    .string()
    .overwrite((value) => normaliseText(value).trim())
    .superRefine((value, context) => {
      const fault = textFault(value, limits);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    });
