import { settings } from "../env.ts";

/** The address of a page as somebody outside follows it; from BASE_URL, never from what a request says. */
export const absolute = (path: string): string => settings().baseUrl + path;

/** Whether mail leaves this machine; else it goes to DATA_DIR/outbox and somebody must hand it over. */
export const mailLeaves = (): boolean => settings().smtpUrl !== undefined;
