import { getNotice } from "@/features/api/queries.ts";
import { countNews } from "@/features/changes/queries.ts";
import { newsOperation, newsText } from "@/features/changes/schema.ts";
import { publicGet } from "@/server/route.ts";

/** What a page that stays open asks once a minute: how much has been recorded since it was made. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(newsOperation, {
  notice: getNotice,
  async answer({ viewer, params, query }) {
    const news = await countNews(viewer, query.since);
    return { ...news, text: newsText(params.locale, news.updates) };
  },
});
