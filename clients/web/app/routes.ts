import { index, route, type RouteConfig } from "@react-router/dev/routes";

/** Each page in both languages: Russian at its own address, English below /en. */
export default [
  route("en?", "layout/site-layout.tsx", [
    index("organisation/home-page.tsx"),
    route("organisations/:id", "organisation/organisation-page.tsx"),
    route("organisations/:id/sections/:sectionId", "organisation/section-page.tsx"),
    route("articles/:id", "article/article-page.tsx"),
    route("posts/:id", "article/post-page.tsx"),
    route("knowledge/:id", "article/knowledge-page.tsx"),
    route("organisations/:id/applications", "join/queue-page.tsx"),
    route("check/:code?", "document/check-page.tsx"),
    route("cabinet", "cabinet/cabinet-page.tsx"),
    route("card", "card/card-page.tsx"),
    route("counter", "counter/counter-page.tsx"),
    route("counter/kept", "counter/kept.ts"),
    route("discounts", "discount/discounts-page.tsx"),
    route("shops", "discount/shops-page.tsx"),
    route("discounts/map", "discount/map.ts"),
    route("join", "join/join-page.tsx"),
    route("join/progress", "join/progress-page.tsx"),
    route("insurance", "insurance/insurance-page.tsx"),
    route("insurance/claim", "insurance/submit-claim-page.tsx"),
    route("insurance/claims/:id", "insurance/claim-page.tsx"),
    route("search", "search/search-page.tsx"),
    route("search/suggestions", "search/suggestions.ts"),
    route("sign-in", "session/sign-in-page.tsx"),
    route("sign-out", "session/sign-out-page.tsx"),
    route("session/renew", "session/renew.ts"),
    route("newsroom", "session/newsroom.ts"),
    route("*", "layout/missing-page.tsx"),
  ]),
] satisfies RouteConfig;
