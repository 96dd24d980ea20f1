/** The request header in which proxy.ts says which page is asked for; a client's own is overwritten there. */
export const PAGE_HEADER = "x-surety-page";
